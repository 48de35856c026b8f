/* Guesses where the shop is by the clock of this desk, and what is paid with there.
   Without it all three are chosen by hand. */

const country = document.getElementById("country");
const currency = document.getElementById("currency");
const zone = document.getElementById("timezone");

const follow = () => {
  const { currency: money, zone: clock } = country.selectedOptions[0].dataset;
  currency.value = money;
  if (clock) zone.value = clock;
};

if ("guess" in zone.dataset) {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const known = [...zone.options].some((option) => option.value === here);
  const land = [...country.options].find((option) => option.dataset.zone === here);
  if (land) {
    country.value = land.value;
    follow();
  }
  if (known) zone.value = here;
}
country.addEventListener("change", follow);
