import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type Browser, chromium, type Page } from 'playwright-core';

import { packageRoot } from '../../src/database/package-root';
import { testServer } from './server';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  existsSync,
);

if (!CHROMIUM)
  process.stdout.write('No chromium in /usr/bin: the pages are not tried in a browser.\n');

(CHROMIUM ? describe : describe.skip)('in a browser', () => {
  const pages = mkdtempSync(join(tmpdir(), 'entente-pages-'));
  beforeAll(() => {
    execFileSync(process.execPath, [join(packageRoot(), 'scripts', 'build-pages.mjs'), pages]);
  });
  const server = testServer({ pages });
  let browser: Browser;
  let page: Page;
  const strayed: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: String(CHROMIUM), args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(pages, { recursive: true });
  });
  beforeEach(async () => {
    const context = await browser.newContext();
    page = await context.newPage();
    page.on('request', (request) => {
      if (!/^(?:data|blob):/.test(request.url()) && !request.url().startsWith(`${server.url}/`)) {
        strayed.push(request.url());
      }
    });
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
  });
  afterEach(async () => {
    await page.context().close();
    expect(strayed).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('a question on the front page opens as a tab among the others', async () => {
    await page.goto(`${server.url}/`);
    expect(await page.title()).toContain('Entente');
    await page.getByRole('link', { name: 'What has Nicaragua borrowed' }).click();
    await page.waitForURL(/\/graphql#LoansToNicaragua$/);
    const tab = page.getByRole('tab', { selected: true, name: 'LoansToNicaragua' });
    await tab.waitFor();
    await page.waitForFunction(isInView, '.graphiql-tab-active');
    const examples = readdirSync(join(packageRoot(), 'src', 'pages', 'examples'));
    expect(await page.getByRole('tab').count()).toBe(examples.length);
    await run();
    await page.locator('.result-window').getByText('"Nicaragua"').waitFor();
  });

  it('GraphiQL shows the answer to its first tab', async () => {
    await page.goto(`${server.url}/graphql`);
    await run();
    await page.locator('.result-window').getByText('"Beijing"').waitFor();
  });

  /** Run in the page: whether nothing lies over the middle of an element, and it is within the window. */
  function isInView(selector: string): boolean {
    const element = document.querySelector(selector);
    if (!element) return false;
    const { left, top, width, height } = element.getBoundingClientRect();
    const above = document.elementFromPoint(left + width / 2, top + height / 2);
    return above !== null && element.contains(above);
  }

  async function run(): Promise<void> {
    await page.locator('.graphiql-query-editor .view-lines').waitFor();
    await page.locator('.graphiql-execute-button').click();
  }
});
