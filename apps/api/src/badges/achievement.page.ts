import type { AchievementDocument } from '#badges';
import { type Html, html } from './public-page.js';

/**
 * What a badge certifies: the criteria, outcomes, levels and alignments.
 * @param picture the picture's address, relative to the page.
 */
export function achievementPage(
  picture: string,
  { name, description, creator, criteria, resultDescription, alignment, humanCode, version }: AchievementDocument,
): { title: string; main: Html } {
  const [first] = resultDescription;
  const paragraphs = criteria.narrative.split('\n\n').slice(0, 2);
  const main = html`
    <div class="head">
      <img src="${picture}" alt="" width="208" height="208" />
      <div>
        <h1>${name}</h1>
        <p class="quiet">${humanCode}, version ${version}. Issued by ${creator.name}</p>
      </div>
    </div>
    <p>${description}</p>
    <h2>How it is earned</h2>
    ${paragraphs.map((paragraph) => html`<p>${paragraph.replaceAll('**', '')}</p>`)}
    <ol>
      ${resultDescription.map((outcome) => html`<li id="${outcome.id.split('#')[1]!}">${outcome.name.replace(/^Essential outcome \d+: /, '')}</li>`)}
    </ol>
    <h2>Levels</h2>
    <ul>
      ${(first?.rubricCriterionLevel ?? []).map((level) => html`<li><strong>${level.name}</strong> ${level.description ?? ''}</li>`)}
    </ul>
    ${alignment.length === 0 ? [] : [aligned(alignment)]}
  `;
  return { title: name, main };
}

function aligned(alignment: AchievementDocument['alignment']): Html {
  return html`
    <h2>Aligned to</h2>
    <ul>
      ${alignment.map((target) => html`<li${anchor(target.targetUrl)}>${target.targetName} <span class="quiet">${target.targetFramework}</span></li>`)}
    </ul>
  `;
}

/** A competency's alignment points to its place on this page. */
function anchor(address: string): Html {
  const fragment = address.split('#')[1];
  return fragment === undefined ? html`` : html` id="${fragment}"`;
}
