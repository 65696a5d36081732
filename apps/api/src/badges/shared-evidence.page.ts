import type { SharedEvidence } from '#badges';
import { sizeInWords } from '#kernel';
import { type Html, html } from './public-page.js';

/** One shared item: its full text, its files as downloads, and its links. The page's own links are relative to `/badges/{id}/shared/{token}`. */
export function sharedEvidencePage(
  { badge, holder, awardId, suspended, title, text, files, links, results }: SharedEvidence,
  token: string,
): { title: string; main: Html } {
  const main = html`
    <h1>${title}</h1>
    <p>Shared by <strong>${holder}</strong>, from the evidence for the badge <a href="../../${awardId}">${badge}</a></p>
    ${suspended ? html`<p class="standing bad">The badge is suspended: do not rely on it until the suspension is lifted.</p>` : html``}
    ${results.length === 0 ? html`` : resultTable(results)}
    ${text === null ? html`` : html`<p><a href="${token}/text">Download the text</a></p><div class="words">${text}</div>`}
    ${files.length === 0 ? html`` : fileList(files, token)}
    ${links.length === 0 ? html`` : linkList(links)}
    <p class="quiet">The badge’s holder shares only this item at this link. They can withdraw it at any time.</p>
  `;
  return { title: `${title}: ${holder}`, main };
}

/** The page for an item that is no longer shared. */
export function goneEvidencePage(awardId: string, why: string): { title: string; main: Html } {
  return {
    title: 'No longer shared',
    main: html`<h1>No longer shared</h1><p>${why}</p><p><a href="../../${awardId}">Go to the badge</a></p>`,
  };
}

function resultTable(results: SharedEvidence['results']): Html {
  return html`<table>
    <thead><tr><th scope="col">Detail</th><th scope="col">Level</th></tr></thead>
    <tbody>${results.map(({ statement, level }) => html`<tr><td>${statement}</td><td>${level}</td></tr>`)}</tbody>
  </table>`;
}

function linkList(links: SharedEvidence['links']): Html {
  return html`<h2>Links</h2>
    <ul>${links.map(({ address, description }) => html`<li><a href="${address}" rel="noreferrer nofollow">${description}</a></li>`)}</ul>`;
}

function fileList(files: SharedEvidence['files'], token: string): Html {
  return html`<h2>Files</h2>
    <ul>${files.map(({ id, name, size, description }) => html`<li><a href="${token}/files/${id}">${name}</a> <span class="quiet">${sizeInWords(size)}</span><br />${description}</li>`)}</ul>`;
}
