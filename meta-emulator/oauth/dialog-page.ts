import { html } from '../ui/html.ts';
import { pageFrame } from '../ui/page-frame.ts';
import type { User, World } from '../world/world.ts';
import { offeredScopes, type DialogRequest } from './dialog-request.ts';

/** The values of the request that go on to the answer as hidden fields. */
const PASSED_ON = [
  'client_id',
  'redirect_uri',
  'state',
  'scope',
  'config_id',
  'response_type',
  'auth_type',
];

/** The consent page: who, which Pages, which permissions. Works without a script. */
export function dialogPage(
  world: World,
  request: DialogRequest,
  input: Record<string, string | undefined>,
  user: User,
): string {
  const { app } = world;
  return pageFrame(
    `Connect ${app.name}`,
    html`<h1>Connect ${app.name}</h1>
      <p>
        ${app.name} asks for access to Facebook Pages. This page takes the place of Meta's own
        sign-in; no Facebook account is needed.
      </p>
      <form method="post" class="stack">
        ${PASSED_ON.map((name) => {
          const value = input[name];
          return value === undefined
            ? ''
            : html`<input type="hidden" name="${name}" value="${value}" />`;
        })}
        ${personChoice(world, user)} ${pageChoice(world, user)} ${permissionChoice(request, user)}
        <div class="actions">
          <button class="primary" name="decision" value="continue">Continue</button>
          <button name="decision" value="cancel">Cancel</button>
        </div>
      </form>`,
  );
}

function personChoice(world: World, chosen: User) {
  const people = [...world.users.values()].filter(({ kind }) => kind === 'person');
  return html`<fieldset>
    <legend>Sign in as</legend>
    ${people.map(
      ({ id, name }) =>
        html`<label class="choice"
          ><input type="radio" name="user" value="${id}" ${id === chosen.id && 'checked'} />
          <span>${name}<small>${roleOf(world, id)}</small></span></label
        >`,
    )}
  </fieldset>`;
}

/** Says what the person may do, which explains why Meta does not show some leads. */
function roleOf(world: World, userId: string): string {
  const readable = [...world.pages.values()].filter(({ tasks }) =>
    tasks.get(userId)?.some((task) => task.endsWith('ADVERTISE')),
  );
  if (readable.length === 0) return 'may not see leads: has no advertising task on any Page';
  return `may see leads of ${readable.map(({ name }) => name).join(' and ')}`;
}

function pageChoice(world: World, user: User) {
  const pages = [...world.pages.values()];
  const { chosenPages } = user;
  const wasAsked = user.permissions.size > 0;
  const isTicked = (id: string) => !wasAsked || chosenPages === 'all' || chosenPages.has(id);
  return html`<fieldset>
    <legend>Pages</legend>
    <p class="hint">If all are ticked, future Pages are included.</p>
    ${pages.map(
      ({ id, name, tasks, instagram }) =>
        html`<label class="choice"
          ><input type="checkbox" name="page" value="${id}" ${isTicked(id) && 'checked'} />
          <span
            >${name}<small
              >${instagram ? `Instagram @${instagram.username}` : 'no Instagram account'}${!tasks.has(user.id) && `, ${user.name} has no role on it`}</small
            ></span
          ></label
        >`,
    )}
    ${pages.length === 0 && html`<p class="hint">There is no Page yet.</p>`}
  </fieldset>`;
}

function permissionChoice(request: DialogRequest, user: User) {
  const offered = offeredScopes(request, user);
  const withheld = request.scopes.filter((scope) => !offered.includes(scope));
  return html`<fieldset>
    <legend>Permissions</legend>
    ${offered.map(
      (scope) =>
        html`<label class="choice"
          ><input
            type="checkbox"
            name="permission"
            value="${scope}"
            checked
            ${request.isConfiguration && 'disabled'}
          />
          ${scope}</label
        >`,
    )}
    ${withheld.length > 0 && html`<p class="hint">Declined before and not asked again: ${withheld.join(', ')}</p>`}
    ${offered.length === 0 && html`<p class="hint">Nothing beyond the public profile.</p>`}
  </fieldset>`;
}
