import {html} from 'lit';

/**
 * A table that scrolls if the screen is narrow. The first cell of a row is its head.
 *
 * @param columns the heads of the columns
 * @param rows a list of texts each, as many as there are columns
 */
export const table = (label, columns, rows) => html`<div class="scroll" tabindex="0" role="region" aria-label=${label}>
  <table><caption class="unseen">${label}</caption>
    <thead><tr>${columns.map(column => html`<th scope="col">${column}</th>`)}</tr></thead>
    <tbody>${rows.map(([head, ...cells]) => html`<tr><th scope="row">${head}</th>
      ${cells.map(cell => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>`;
