import { startNext } from 'examples-testing/next-server';
import { reply } from 'ollama-turbo-emulator';
import {
  answers,
  ask,
  environmentOf,
  expect,
  modelRequests,
  questions,
  ROOT,
  test,
  untilReady,
} from './support/fixtures.ts';

test('in development nothing is sent twice, and browser and server stay silent', async ({
  page,
  emulator,
  database,
  pageProblems,
}) => {
  emulator.script(reply({ thinking: 'Hm.', content: 'Hello.' }), reply({ content: 'A greeting' }));
  const { url } = await emulator.listen();
  const environment = { ...environmentOf(url), ...database.environment };
  const app = await startNext(ROOT, environment, { mode: 'dev' });
  try {
    // Pages are built when they are first asked for.
    await page.goto(app.url, { timeout: 60_000 });
    await ask(page, 'Hi');
    await expect(answers(page).getByText('Hello.')).toBeVisible({ timeout: 60_000 });
    await untilReady(page);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('A greeting', {
      timeout: 60_000,
    });
    await page.reload();
    await expect(answers(page).getByText('Hello.')).toBeVisible();
    await expect(questions(page)).toHaveCount(1);
    await page.getByRole('navigation').getByRole('button', { name: 'New chat' }).click();
    await expect(page.getByRole('article')).toHaveCount(0);
    // The answer and its title.
    expect(modelRequests(emulator)).toHaveLength(2);
    // What Next says about the disk is not about the app.
    expect(app.errors().replace(/^.*Slow filesystem detected.*\n.*See more: .*\n/m, '')).toBe('');
    expect(pageProblems).toEqual([]);
    await page.goto('about:blank');
  } finally {
    await app.stop();
  }
});
