/* global EXAMPLES, WORKER_URLS -- put in by scripts/build-pages.mjs */
import './graphiql.css';

import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';

globalThis.MonacoEnvironment = {
  getWorker: (_id, label) => new Worker(WORKER_URLS[label] ?? WORKER_URLS.editor),
};

async function ask(operation) {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(operation),
  });
  return response.json();
}

const tabs = EXAMPLES.map(({ query }) => ({ query }));

/** `/graphql#NameOfAnExample` opens that example, on a first visit among the others. */
const wanted = EXAMPLES.find(({ name }) => `#${name}` === location.hash);
const TABS = 'graphiql:tabState';
if (wanted && localStorage.getItem(TABS) === null) {
  const state = EXAMPLES.map(({ name, query }) => ({
    id: name,
    title: name,
    query,
    variables: null,
    headers: null,
    operationName: name,
    response: null,
  }));
  localStorage.setItem(TABS, JSON.stringify({ tabs: state, activeTabIndex: 0 }));
}

const container = document.getElementById('graphiql');

/** The tab that a link asked for may be the last of many: it is brought into view as soon as it is there. */
if (wanted) {
  new MutationObserver((_, observer) => {
    const tab = container.querySelector('.graphiql-tab-active');
    if (!tab?.textContent.includes(wanted.name)) return;
    observer.disconnect();
    tab.scrollIntoView({ block: 'nearest', inline: 'center' });
  }).observe(container, { childList: true, subtree: true });
}

createRoot(container).render(
  <GraphiQL
    fetcher={ask}
    defaultTabs={tabs}
    initialQuery={wanted?.query}
    defaultEditorToolsVisibility={false}
    isHeadersEditorEnabled={false}
  >
    <GraphiQL.Logo>
      <a className="entente-logo" href="/">
        <svg viewBox="0 0 32 32" fill="none" strokeWidth="3.5" aria-hidden="true">
          <circle cx="12" cy="16" r="8.5" stroke="#1f8f86" />
          <circle cx="20" cy="16" r="8.5" stroke="#c8693f" />
        </svg>
        Entente
      </a>
    </GraphiQL.Logo>
  </GraphiQL>,
);
