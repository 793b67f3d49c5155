import { createHash } from 'node:crypto';

import { STYLE } from './style';

/** Markup that is safe to put into markup as it stands. */
export class Html {
  constructor(readonly text: string) {}
}

/** Markup with every value escaped that is not markup itself; lists are joined, null is nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly unknown[]): Html {
  return new Html(parts.reduce((text, part, index) => text + textOf(values[index - 1]) + part));
}

function textOf(value: unknown): string {
  if (value === null || value === undefined || value === false) return '';
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(textOf).join('');
  return String(value).replace(/[&<>"']/g, (character) => ESCAPED[character] ?? character);
}

const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export interface Page {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'referrer-policy': 'no-referrer',
};

/** A page in the house's style. It asks nothing of any other address, and its policy forbids it to. */
export function page(title: string, content: Html): Page {
  const document = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="description" content="The open graph of summit diplomacy: what leaders announced, linked to what was signed, funded and built, with a source on every fact.">
<title>${title}</title>
<link rel="icon" href="/icon.svg" type="image/svg+xml">
<style>${new Html(STYLE)}</style>
</head>
<body>
${content}
</body>
</html>
`;
  return { body: document.text, headers: HEADERS };
}

/** Two circles that meet: the mark. */
export const MARK = html`<svg class="mark" viewBox="0 0 32 32" fill="none" stroke-width="3.5" aria-hidden="true"><circle class="one" cx="12" cy="16" r="8.5"/><circle class="other" cx="20" cy="16" r="8.5"/></svg>`;
