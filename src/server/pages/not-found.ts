import { html, MARK, type Page, page } from './html';

export function notFoundPage(): Page {
  return page(
    'Nothing here · Entente',
    html`<main class="slip">
<p class="brand"><a href="/">${MARK} Entente</a></p>
<h1>There is nothing at this path.</h1>
<p>Begin at the <a href="/">front page</a>, or ask the graph in <a href="/graphql">GraphiQL</a>.</p>
</main>`,
  );
}
