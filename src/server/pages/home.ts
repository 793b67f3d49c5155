import type { Example } from './bundle';
import type { Counts } from './counts';
import type { Doc } from './docs';
import { highlighted } from './highlight';
import { type Html, html, MARK, type Page, page } from './html';
import type { Sample } from './sample';

export interface HomeContent {
  /** Where the reader reached this server, such as `http://localhost:4000`. */
  readonly origin: string;
  readonly counts: Counts | null;
  readonly sample: Sample | null;
  readonly examples: readonly Example[];
  readonly docs: readonly Doc[];
}

/** `/`: what this is, what is in it now, and every way in. */
export function homePage(content: HomeContent): Page {
  const { origin, counts, sample, examples, docs } = content;
  return page(
    'Entente · the open graph of summit diplomacy',
    html`<a class="skip" href="#content">Skip to the content</a>
<header class="wide top">
<p class="brand"><span>${MARK} Entente</span></p>
<nav aria-label="Main"><ul>
<li><a href="/graphql">GraphiQL</a></li>
<li><a href="/schema.graphql">Schema</a></li>
${docs.some(({ name }) => name === 'README.md') && html`<li><a href="/docs/README.md">Guide</a></li>`}
<li><a href="#connect">Connect</a></li>
</ul></nav>
</header>
<main id="content">
${lead(origin)}
${counts && counted(counts)}
${sample && tried(sample)}
${examples.length > 0 && asked(examples)}
${connect(origin, docs)}
</main>
<footer><div class="wide">
<p>Entente is free software, Apache-2.0. Every fact in it names its sources.</p>
<p>Health: <a href="/livez">alive</a> · <a href="/readyz">ready</a></p>
</div></footer>`,
  );
}

function lead(origin: string): Html {
  return html`<section class="lead" aria-labelledby="title">
<h1 id="title"><span>What was promised,</span> <span>what was signed,</span> <span>what was built.</span></h1>
<p class="about"><strong>Entente is the open graph of summit diplomacy.</strong> It links what leaders announce to what is
then signed, funded and built, and to who is in it, with a source on every fact. One typed GraphQL API answers for all of it.</p>
<p class="acts"><a class="button" href="/graphql">Ask it in GraphiQL</a> <a href="/schema.graphql">Read the schema</a></p>
<p class="endpoint">Endpoint <code>${origin}/graphql</code></p>
</section>`;
}

/** The kinds of node, told in the order in which things happen. */
const GROUPS: readonly (readonly [title: string, kinds: Readonly<Record<string, string>>])[] = [
  [
    'What leaders announce',
    { FORUM: 'forums', SUMMIT: 'summits', PLAN: 'plans', PROGRAM: 'programs', MEASURE: 'measures' },
  ],
  [
    'What comes of it',
    {
      AGREEMENT: 'agreements',
      FINANCING: 'financings',
      TRANSACTION: 'transactions',
      PROJECT: 'projects',
    },
  ],
  [
    'Who is in it',
    {
      COUNTRY: 'countries',
      BLOC: 'blocs',
      ORGANIZATION: 'organizations',
      COMPANY: 'companies',
      PERSON: 'people',
    },
  ],
  [
    'What it is about, who says so',
    { SECTOR: 'sectors', INITIATIVE: 'initiatives', STATEMENT: 'statements', SOURCE: 'sources' },
  ],
];

const NUMBER = new Intl.NumberFormat('en');

function counted(counts: Counts): Html {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return html`<section aria-labelledby="now">
<h2 id="now">In the graph now</h2>
${GROUPS.map(
  ([title, kinds]) => html`<div class="row">
<h3>${title}</h3>
<dl>${Object.entries(kinds).map(
    ([kind, name]) =>
      html`<div><dt>${name}</dt><dd>${NUMBER.format(counts.get(kind) ?? 0)}</dd></div>`,
  )}</dl>
</div>`,
)}
<p class="note">${NUMBER.format(all)} nodes in all, with the edges that carry data of their own. Counted as you opened this page.</p>
</section>`;
}

function tried(sample: Sample): Html {
  return html`<section aria-labelledby="try">
<h2 id="try">A question, and its answer</h2>
<div class="pair">
<figure><figcaption>You send</figcaption><pre tabindex="0"><code>${highlighted(sample.query)}</code></pre></figure>
<figure><figcaption>It answers, just now</figcaption><pre tabindex="0"><code>${highlighted(sample.answer)}</code></pre></figure>
</div>
</section>`;
}

function asked(examples: readonly Example[]): Html {
  return html`<section aria-labelledby="questions">
<h2 id="questions">Ask it one of these</h2>
<ul class="questions">
${examples.map(({ name, question }) => html`<li><a href="/graphql#${name}">${question}</a></li>\n`)}</ul>
</section>`;
}

function connect(origin: string, docs: readonly Doc[]): Html {
  const sandbox = `https://studio.apollographql.com/sandbox/explorer?endpoint=${encodeURIComponent(`${origin}/graphql`)}`;
  const pages = docs.filter(({ name }) => !/README|\//.test(name));
  return html`<section aria-labelledby="connect">
<h2 id="connect">Connect to it</h2>
<div class="ways">
<div><h3>From a shell</h3>
<p>POST an operation as JSON, or put it into a link: GET answers too.</p>
<pre class="line" tabindex="0"><code>curl ${origin}/graphql \\
  --json '{"query": "{ summits { totalCount } }"}'</code></pre></div>
<div><h3>In Apollo Sandbox</h3>
<p><a href="${sandbox}">Open this graph in Sandbox</a>, or give any GraphQL client the endpoint: introspection is on and every origin may ask.</p></div>
<div><h3>In your own code</h3>
<p>Generate a typed client in any language from <a href="/schema.graphql">schema.graphql</a>; <code>npm run client</code> writes one in TypeScript.</p></div>
${
  pages.length > 0 &&
  html`<div><h3>In writing</h3>
<p>${pages.map(({ name }, index) => html`${index > 0 && ' · '}<a href="/docs/${name}">${name.replace(/\.md$/, '')}</a>`)}</p></div>`
}
</div>
</section>`;
}
