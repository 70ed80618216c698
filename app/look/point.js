// A map on which a site is pointed out: comfort only, the coordinates can be typed too.
"use strict";

(() => {
  const box = document.querySelector("[data-point-map]");
  if (!box || !window.L) return;
  const latitude = document.getElementById("latitude");
  const longitude = document.getElementById("longitude");
  const outlines = box.querySelector("svg");
  outlines.remove();
  box.hidden = false;

  const numbers = (text) => text.split(" ").filter(Boolean).map(Number);
  const [south, west, north, east] = numbers(box.dataset.bounds);
  const sheet = L.latLngBounds([south, west], [north, east]);
  const hasTiles = box.dataset.tiles !== "";

  // Outlines lie on a flat sheet; tiles of a map service are drawn as the whole world draws them.
  const COSINE = 0.629320391049837;
  const flat = L.Util.extend({}, L.CRS.EPSG4326, {
    transformation: new L.Transformation(COSINE / 180, COSINE, -1 / 180, 0.5),
  });
  const map = L.map(box, {
    crs: hasTiles ? L.CRS.EPSG3857 : flat,
    zoomControl: false,
    zoomSnap: 0.5,
    maxZoom: hasTiles ? 19 : 16,
    scrollWheelZoom: false,
  });
  L.control.zoom({ zoomInTitle: box.dataset.in, zoomOutTitle: box.dataset.out }).addTo(map);
  map.attributionControl.setPrefix(false);
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", box.dataset.words);
  if (hasTiles) {
    const credit = document.createElement("span");
    credit.textContent = box.dataset.credit;
    L.tileLayer(box.dataset.tiles, { attribution: credit.innerHTML, maxZoom: 19 }).addTo(map);
  } else {
    L.svgOverlay(outlines, sheet).addTo(map);
  }

  const read = (field) => Number.parseFloat(field.value.trim().replace(",", "."));
  let stone = null;
  const show = () => {
    const at = [read(latitude), read(longitude)];
    if (stone) stone.remove();
    stone = null;
    if (!at.every(Number.isFinite)) return false;
    stone = L.circleMarker(at, { radius: 9, className: "point-stone" }).addTo(map);
    return true;
  };
  const begin = numbers(box.dataset.begin);
  map.fitBounds(sheet);
  if (show()) map.setView(stone.getLatLng(), hasTiles ? 16 : 11);
  else if (begin.length === 2) map.setView(begin, hasTiles ? 13 : 10.5);

  map.on("click", (event) => {
    latitude.value = event.latlng.lat.toFixed(5);
    longitude.value = event.latlng.lng.toFixed(5);
    // So that the draft is kept.
    for (const field of [latitude, longitude]) field.dispatchEvent(new Event("input", { bubbles: true }));
    show();
  });
  for (const field of [latitude, longitude]) field.addEventListener("change", show);
})();
