import { Html, html } from './html';

/** Strings and names before a colon or comments, in GraphQL and in JSON. */
const TOKEN = /("(?:[^"\\]|\\.)*")(\s*:)?|(#.*)/g;

/** Source text as markup, its strings and keys marked for the style sheet. */
export function highlighted(source: string): Html {
  const parts: Html[] = [];
  let end = 0;
  for (const { index, 0: whole, 1: text, 2: colon } of source.matchAll(TOKEN)) {
    parts.push(html`${source.slice(end, index)}`);
    if (text === undefined) parts.push(html`<i>${whole}</i>`);
    else parts.push(html`<span class="${colon ? 'k' : 's'}">${text}</span>${colon}`);
    end = index + whole.length;
  }
  parts.push(html`${source.slice(end)}`);
  return new Html(parts.map(({ text }) => text).join(''));
}
