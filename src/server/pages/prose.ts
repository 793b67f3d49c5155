import { posix } from 'node:path';

import MarkdownIt from 'markdown-it';

import { highlighted } from './highlight';
import { Html } from './html';

/** A text in Markdown, and where it stands among the files of the project, such as `docs/model.md`. */
export interface Prose {
  readonly path: string;
  readonly text: string;
}

/** The address at which a file of the project is served; null where it is not. */
export type AddressOf = (path: string) => string | null;

const HIGHLIGHTED = ['graphql', 'json'];

const markdown = new MarkdownIt({
  html: false,
  highlight: (code, language) => (HIGHLIGHTED.includes(language) ? highlighted(code).text : ''),
});

type Token = ReturnType<typeof markdown.parse>[number];

/** A text as markup: links lead to where a file is served, or are none; headings can be linked to as on GitHub. */
export function proseOf({ path, text }: Prose, addressOf: AddressOf): Html {
  const tokens = markdown.parse(text, {});
  tokens.forEach((token, index) => {
    if (token.type === 'heading_open')
      token.attrSet('id', anchorOf(tokens[index + 1]?.content ?? ''));
    if (token.children)
      token.children = linked(token.children, (href) => led(href, path, addressOf));
  });
  return new Html(markdown.renderer.render(tokens, markdown.options, {}));
}

/** What the first heading says. */
export function titleOf({ path, text }: Prose): string {
  return text.match(/^# (.+)$/m)?.[1]?.replaceAll('`', '') ?? path;
}

const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

/** Where a link leads from a file at that path. */
function led(href: string, path: string, addressOf: AddressOf): string | null {
  if (/^(?:[a-z]+:|#)/.test(href)) return href;
  const [file = '', anchor] = href.split('#');
  const address = addressOf(posix.join(posix.dirname(path), file));
  return address && (anchor === undefined ? address : `${address}#${anchor}`);
}

function linked(tokens: readonly Token[], leads: (href: string) => string | null): Token[] {
  let isDropped = false;
  return tokens.filter((token) => {
    if (token.type === 'link_open') {
      const address = leads(String(token.attrGet('href')));
      isDropped = address === null;
      if (address !== null) token.attrSet('href', address);
      return !isDropped;
    }
    return !(token.type === 'link_close' && isDropped);
  });
}
