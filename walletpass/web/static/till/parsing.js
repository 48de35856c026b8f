/* A page from its text, without its style: ours stays, and another page's word for it
   would not be ours. */

export function pageIn(text) {
  const plain = text.replace(/<style\b[^]*?<\/style>/g, "");
  return new DOMParser().parseFromString(plain, "text/html");
}
