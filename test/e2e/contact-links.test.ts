import { expect, test } from '../support/browser/browser-test.ts';
import { connectAll, sendForm } from '../support/browser/demo-leads.ts';
import { leadRow, openLeads } from '../support/browser/lead-list.ts';

test('the text of a lead never fills in a mail or dials a service code', async ({
  openBrowser,
  sales,
  world,
}) => {
  await connectAll(world);
  await sendForm(world, {
    name: 'Mallory',
    email: 'victim@example.com?bcc=mallory@evil.example&body=hello',
    phone: '*#21#',
  });
  await sendForm(world, {
    name: 'Ada',
    email: 'ada+cakes@example.com',
    phone: '030 23125111 (work)',
  });
  await sendForm(world, { name: 'Alan', phone: '+49 30 23125111' });
  await openLeads(sales);

  const mallory = leadRow(sales, 'Mallory');
  await expect(mallory).toContainText('*#21#');
  await expect(mallory.locator('a[href^="tel:"]')).toHaveCount(0);
  await mallory.getByRole('link', { name: 'Mallory' }).click();
  const panel = sales.getByRole('complementary').or(sales.getByRole('dialog')).last();
  await expect(panel.getByText('victim@example.com?bcc=mallory')).not.toHaveCount(0);
  await expect(sales.locator('a[href^="mailto:"], a[href^="tel:*"]')).toHaveCount(0);

  await leadRow(sales, 'Ada').getByRole('link', { name: 'Ada' }).click();
  const mails = sales.locator('a[href^="mailto:"]');
  await expect(mails.first()).toHaveAttribute('href', 'mailto:ada%2Bcakes@example.com');
  await expect(leadRow(sales, 'Ada').locator('a[href^="tel:"]')).toHaveCount(0);
  await expect(leadRow(sales, 'Alan').locator('a[href="tel:+493023125111"]')).toHaveCount(1);

  const client = world.app.admin;
  const phone = await openBrowser(client, { viewport: { width: 390, height: 844 } });
  await openLeads(phone);
  await expect(phone.getByLabel('Call Alan')).toHaveAttribute('href', 'tel:+493023125111');
  await expect(phone.getByLabel('Call Mallory')).toHaveCount(0);
});
