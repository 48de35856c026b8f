/* Fills in what takes long to find out, one after the other, once the page is there.
   Without it each place holds a link to where the same is told. */

import { fill } from "./filling.js";

await fill(document);
