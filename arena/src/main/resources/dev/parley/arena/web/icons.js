import {html, svg} from 'lit';

const icon = paths => html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${paths}</svg>`;

export const icons = {
  send: icon(svg`<path d="M12 19V5m0 0-6 6m6-6 6 6"/>`),
  stop: icon(svg`<rect x="7" y="7" width="10" height="10" rx="2"/>`),
  copy: icon(svg`<rect x="9" y="9" width="11" height="11" rx="2"/><path d="M15 5V4H6a2 2 0 0 0-2 2v9h1"/>`),
  again: icon(svg`<path d="M20 11a8 8 0 1 0-2.3 6.7M20 4v7h-7"/>`),
  edit: icon(svg`<path d="m14 6 4 4L8 20H4v-4zM16 4l4 4"/>`),
  list: icon(svg`<path d="M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01"/>`),
  remove: icon(svg`<path d="M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10 11v6M14 11v6"/>`),
  clear: icon(svg`<path d="M12 5v14M5 12h14"/>`),
  share: icon(svg`<path d="M12 15V4m0 0L8 8m4-4 4 4M5 13v6h14v-6"/>`),
  up: icon(svg`<path d="M7 11v9H4v-9zm0 0 4-7c1.6 0 2.5 1 2.2 2.6L12.600 10H19l-1.500 8.500a2 2 0 0 1-2 1.500H7"/>`),
  down: icon(svg`<path d="M17 13V4h3v9zm0 0-4 7c-1.600 0-2.500-1-2.200-2.600l.600-3.400H5L6.500 5.500a2 2 0 0 1 2-1.500H17"/>`),
  flag: icon(svg`<path d="M6 21V4h11l-2 4 2 4H6"/>`),
  settings: icon(svg`<path d="M4 8h9m5 0h2M4 16h3m5 0h8"/><circle cx="15.500" cy="8" r="2.300"/><circle cx="9.500" cy="16" r="2.300"/>`),
  sun: icon(svg`<circle cx="12" cy="12" r="4"/><path d="M12 3v2m0 14v2M3 12h2m14 0h2M5.600 5.600 7 7m10 10 1.400 1.400m0-12.800L17 7M7 17l-1.400 1.400"/>`),
  moon: icon(svg`<path d="M20 14.500A8 8 0 0 1 9.500 4 8 8 0 1 0 20 14.500z"/>`),
  globe: icon(svg`<circle cx="12" cy="12" r="8"/><path d="M4 12h16M12 4c5 5 5 11 0 16-5-5-5-11 0-16"/>`),
  check: icon(svg`<path d="m5 12 5 5 9-10"/>`),
  mark: html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <path class="mark-a" d="M3 8a4 4 0 0 1 4-4h9a4 4 0 0 1 4 4v6a4 4 0 0 1-4 4H9l-5 4v-5a4 4 0 0 1-1-3z"/>
    <path class="mark-b" d="M29 15a4 4 0 0 0-4-4h-9a4 4 0 0 0-4 4v6a4 4 0 0 0 4 4h7l5 4v-5a4 4 0 0 0 1-3z"/></svg>`,
};
