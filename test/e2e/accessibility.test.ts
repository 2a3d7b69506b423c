import { DEMO } from '../../meta-emulator/defaults.ts';
import { expect, test } from '../support/browser/browser-test.ts';
import { checkAccess } from '../support/browser/check-access.ts';
import { BAKERY, connectAll, FITNESS, sendForm } from '../support/browser/demo-leads.ts';
import { held } from '../support/background-sync.ts';

/** The button of the bar on a phone, with the count of the leads that need an admin. */
const MORE = '1 not in the CRM More';

/** Each screen, the text that shows that it has loaded, and what is opened on it. */
const SCREENS: readonly [path: string, landmark: string, open?: string][] = [
  ['/user/allLeads', 'Grace Hopper'],
  ['/user/allLeads?q=grace&status=New', 'Grace Hopper'],
  ['/user/allLeads?q=nobody', 'No lead matches'],
  ['/user/allLeads', 'Grace Hopper', 'Keyboard shortcuts'],
  ['/user/allLeads', 'Grace Hopper', 'Add a lead (+)'],
  ['/user/allLeads', 'Grace Hopper', 'Account of Admin'],
  ['/user/allLeads', 'Grace Hopper', 'Status of Grace Hopper'],
  ['/user/allLeads', 'Grace Hopper', 'Filter by status'],
  ['/user/allLeads/LEAD', 'Where it came from'],
  ['/user/allLeads/LEAD', 'Where it came from', 'Templates'],
  ['/settings/templates', 'No templates yet'],
  ['/settings/templates', 'No templates yet', 'New template'],
  ['/user/allLeads/no-such-lead', 'This lead does not exist'],
  ['/board', 'Grace Hopper'],
  ['/board', 'Grace Hopper', 'Move Grace Hopper'],
  ['/meetings', 'No meetings planned'],
  ['/meetings', 'No meetings planned', 'Plan a meeting'],
  ['/dashboard', 'Waiting for a first contact now'],
  ['/dashboard?compare=true', 'Median time to first contact'],
  ['/tasks', 'Nothing to do'],
  ['/tasks', 'Nothing to do', 'Add a task'],
  ['/notices', 'No notices'],
  ['/admin/assignment', 'No rules yet'],
  ['/admin/assignment', 'No rules yet', 'Add a rule'],
  ['/admin/connectors', 'Pages and accounts', '3 forms of Brotzeit Bakery'],
  ['/admin/connectors', 'Pages and accounts', 'Delete Brotzeit Bakery'],
  ['/admin/connectors', 'Webhooks and app', 'Enable Nordlicht Fitness'],
  ['/admin/connectors', 'Webhooks and app', '8 checks of Brotzeit Bakery'],
  ['/admin/delivery', 'could not be understood'],
  ['/admin/delivery', 'could not be understood', 'Retry all'],
  ['/admin/delivery?state=pending', 'No lead is pending'],
  ['/admin/connectors?facebook_auth=success', 'Connected to Meta'],
  ['/admin/connectors?facebook_auth=error&reason=denied', 'was cancelled'],
  ['/admin/audit', 'The same since'],
  ['/admin/audit', 'The same since', 'Filter by action'],
  ['/admin/audit?actor=nobody', 'No entry matches'],
  ['/admin/import', 'No file chosen yet'],
  ['/admin/pipeline', 'Add a stage'],
  ['/admin/pipeline', 'Add a stage', 'Remove Meeting'],
  ['/admin/api-keys', 'No API keys yet'],
  ['/admin/api-keys', 'No API keys yet', 'New API key'],
  ['/admin/privacy', 'Ids from Meta’s e-mail'],
  ['/admin/privacy', 'Ids from Meta’s e-mail', 'Delete their data'],
  ['/admin/privacy', 'Ids from Meta’s e-mail', MORE],
  ['/no/such/page', 'This page does not exist'],
];

const CAKES = DEMO.forms.weddingCake;

const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

for (const colorScheme of ['light', 'dark'] as const)
  for (const [width, shape] of [
    ['desktop', {}],
    ['phone', PHONE],
  ] as const)
    test(`every screen passes the accessibility checks: ${width}, ${colorScheme}`, async ({
      openBrowser,
      watch,
      world,
    }) => {
      test.setTimeout(300_000);
      watch.expectTrouble(/^404 GET \/api\/leads\/no-such-lead$/);
      await connectAll(world);
      const poison = { formId: CAKES, poison: 'field-data-text' } as const;
      const { leads: parked } = await world.meta.control.createLeads(poison);
      await held(world, 'needs-attention', parked[0]?.id ?? '');
      const { leads } = await sendForm(world, { name: 'Grace Hopper', email: 'g@example.com' });
      const lead = await world.lead(leads[0]?.id ?? '');
      await world.meta.control.changeFaults({ leadAccessRevoked: { pageId: BAKERY } });
      await world.app.admin.post('/api/facebook/sync', {});
      await world.app.admin.post('/api/facebook/health', {});
      await world.app.admin.post('/api/facebook/pages', { pageId: FITNESS, action: 'disable' });
      const look = { colorScheme, reducedMotion: 'reduce', ...shape } as const;
      const page = await openBrowser(world.app.admin, look);
      for (const [path, landmark, open] of SCREENS) {
        if (open === 'Keyboard shortcuts' && width === 'phone') continue;
        if (open === MORE && width === 'desktop') continue;
        await page.goto(path.replace('LEAD', lead._id));
        await expect(page.getByText(landmark).first()).toBeVisible();
        if (open !== undefined)
          await page
            .getByRole('button', { name: open, exact: true })
            .or(page.getByRole('combobox', { name: open, exact: true }))
            .click();
        await checkAccess(page, `${path} ${open ?? ''}`);
      }
      const stranger = await openBrowser(undefined, look);
      await stranger.goto('/sign-in');
      await expect(stranger.getByLabel('Password')).toBeVisible();
      await checkAccess(stranger, '/sign-in');
    });
