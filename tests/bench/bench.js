// The yardstick: the fleet's table as one would write it by hand, without a framework.
//
// It reads the same lists at the same pace as the app, keeps plain objects and arrays of indices,
// and writes only the rows on screen.
'use strict';

const ROW_HEIGHT = 57;
const OVERSCAN = 10;
const AT_ONCE = 6;
const SHOW_AFTER_MS = 300;
const HOUR = 3600000;
const STALE_AFTER = 24 * HOUR;

const find = (id) => document.getElementById(id);
const { instance, token } = JSON.parse(sessionStorage.getItem('mirrordeck.session.bench') || '{}');
const table = document.querySelector('table');
const above = find('above');
const below = find('below');
const body = find('rows');
const template = find('row').content.firstElementChild;

// ---- Data ----

/** Everything that was read. */
const rows = [];
/** Indices of all rows by path and id, which decide between rows that are equal otherwise. */
const byPath = [];
/** Indices of all rows in the chosen order. */
let sorted = [];
/** Those of them that pass the filter. */
let shown = [];
let words = [];
let chosen = { column: 'status', descending: false };
const selected = new Set();

// Most severe first.
const HEALTHS = ['failing', 'retrying', 'stuck', 'running', 'unproven', 'stale', 'up-to-date', 'disabled'];
const LABELS = ['Failing', 'Retrying', 'Stuck', 'Running', 'Unproven', 'Stale', 'Up to date', 'Disabled'];
const TONES = ['danger', 'warning', 'danger', 'info', 'neutral', 'warning', 'success', 'neutral'];

const CAUSES = [
  [/diverged/, 'The target has commits that GitLab does not'],
  [/Authentication failed|Invalid username|Access denied|returned error: 40[13]/, 'The target rejected the stored credentials'],
  [/could not read Username/, 'The target wants a user name'],
  [/publickey/, "The target does not know this mirror's key"],
  [/Host key/, "The target's host key is unknown or has changed"],
  [/not found|returned error: (301|404)/, 'There is no repository at this address'],
  [/rejected|declined|not allowed/, 'The target forbids this push'],
  [/resolve|timed out|Deadline|refused|returned error: 503/, 'The target could not be reached in time'],
];

function healthOf(mirror, now, success) {
  if (!mirror.enabled) return 7;
  switch (mirror.update_status) {
    case 'failed': return 0;
    case 'to_retry': return 1;
    case 'started': return mirror.last_update_started_at && now - Date.parse(mirror.last_update_started_at) > HOUR ? 2 : 3;
    case 'finished': return !success ? 4 : now - success > STALE_AFTER ? 5 : 6;
    default: return 4;
  }
}

function causeOf(error) {
  if (!error) return '';
  const known = CAUSES.find(([pattern]) => pattern.test(error));
  return known ? known[1] : 'The push failed';
}

function add(project, mirror, now) {
  const success = mirror.last_successful_update_at ? Date.parse(mirror.last_successful_update_at) : 0;
  const address = (mirror.url || '').replace(/^([a-z]+:\/\/)[^/@]*@/, '$1');
  const target = address.replace(/^[a-z]+:\/\//, '');
  const path = project.path_with_namespace;
  const slash = path.lastIndexOf('/');
  rows.push({
    id: mirror.id,
    project: project.id,
    path,
    name: path.slice(slash + 1),
    group: path.slice(0, Math.max(slash, 0)).replaceAll('/', ' / '),
    target,
    host: target.split(/[:/]/)[0],
    usesKey: mirror.auth_method === 'ssh_public_key',
    health: healthOf(mirror, now, success),
    cause: causeOf(mirror.last_error),
    success,
    branches: mirror.mirror_branch_regex || (mirror.only_protected_branches ? 'protected' : 'all'),
    keeps: Boolean(mirror.keep_divergent_refs),
    enabled: mirror.enabled,
    // What free words are looked for in, in lower case once and for all.
    text: (path + '\n' + address + '\n' + (mirror.last_error || '')).toLowerCase(),
    // Its place in `byPath`, the same for all rows of a project.
    rank: 0,
  });
}

// ---- Reading ----

async function read(path) {
  for (let tries = 0; ; tries++) {
    try {
      const answer = await fetch(instance + '/api/v4' + path, {
        headers: { 'PRIVATE-TOKEN': token },
        credentials: 'omit',
        cache: 'no-store',
      });
      if (answer.ok) return answer;
      if (answer.status !== 429 && answer.status < 500) return null;
    } catch (error) {
      if (tries > 8) throw error;
    }
    await new Promise((done) => setTimeout(done, 1000 * 2 ** Math.min(tries, 6)));
  }
}

let found = 0;
let ended = 0;

async function scan() {
  const waiting = [];
  let isListed = false;
  const idle = [];
  const wake = () => idle.splice(0).forEach((go) => go());

  async function list() {
    for (const archived of [false, true]) {
      let next = `/projects?archived=${archived}&min_access_level=40&simple=true&order_by=id&sort=asc&per_page=100&pagination=keyset`;
      while (next) {
        const answer = await read(next);
        const projects = answer ? await answer.json() : [];
        waiting.push(...projects);
        found += projects.length;
        wake();
        const link = /<([^>]*)>; *rel="next"/.exec((answer && answer.headers.get('link')) || '');
        next = link && link[1].slice(link[1].indexOf('/projects?'));
      }
    }
    isListed = true;
    wake();
  }

  async function work() {
    for (;;) {
      const project = waiting.shift();
      if (project) {
        let page = '1';
        while (page) {
          const answer = await read(`/projects/${project.id}/remote_mirrors?per_page=100&page=${page}`);
          page = answer && answer.headers.get('x-next-page');
          const now = Date.now();
          for (const mirror of answer ? await answer.json() : []) add(project, mirror, now);
        }
        ended++;
        showSoon();
      } else if (isListed) {
        return;
      } else {
        await new Promise((go) => idle.push(go));
      }
    }
  }

  // The list is one of the six; once it has ended, a reader takes its place.
  const listing = list().then(work);
  await Promise.all([listing, ...Array.from({ length: AT_ONCE - 1 }, work)]);
  show();
  find('progress').hidden = true;
}

let isFirst = true;
let isShowingSoon = false;

function showSoon() {
  if (isFirst && rows.length > 0) {
    isFirst = false;
    show();
  }
  if (isShowingSoon) return;
  isShowingSoon = true;
  setTimeout(() => {
    isShowingSoon = false;
    show();
  }, SHOW_AFTER_MS);
}

function show() {
  sort();
  filter();
  find('progress').max = found;
  find('progress').value = ended;
  find('summary').textContent = `${rows.length} mirrors in ${ended} of ${found} projects`;
}

// ---- Sorting and filtering ----

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const ORDERS = {
  project: (a, b) => a.rank - b.rank,
  target: (a, b) => compare(a.target, b.target),
  status: (a, b) => a.health - b.health || a.success - b.success,
  success: (a, b) => a.success - b.success,
  branches: (a, b) => compare(a.branches, b.branches),
  diverged: (a, b) => a.keeps - b.keeps,
  enabled: (a, b) => b.enabled - a.enabled,
};

function sort() {
  if (byPath.length < rows.length) {
    while (byPath.length < rows.length) byPath.push(byPath.length);
    byPath.sort((a, b) => compare(rows[a].path, rows[b].path) || rows[a].id - rows[b].id);
    let rank = 0;
    byPath.forEach((index, place) => {
      if (place > 0 && rows[index].path !== rows[byPath[place - 1]].path) rank++;
      rows[index].rank = rank;
    });
  }
  const order = ORDERS[chosen.column];
  const sign = chosen.descending ? -1 : 1;
  // Sorting is stable, so equal rows stay in the order of their paths.
  sorted = byPath.slice().sort((a, b) => sign * order(rows[a], rows[b]));
}

function filter() {
  const passes = words.map((word) => {
    if (word.startsWith('status:')) {
      const health = HEALTHS.indexOf(word.slice(7));
      return (row) => row.health === health;
    }
    if (word.startsWith('host:')) {
      const host = word.slice(5);
      return (row) => row.host === host;
    }
    return (row) => row.text.includes(word);
  });
  shown = passes.length === 0 ? sorted : sorted.filter((index) => passes.every((pass) => pass(rows[index])));
  table.setAttribute('aria-rowcount', shown.length + 1);
  draw(true);
}

// ---- The window ----

let drawn = [];
let start = 0;

function makeRow() {
  const element = template.cloneNode(true);
  const [select, project, target, status, success, branches, diverged, enabled, actions] = element.cells;
  const text = (parent) => parent.appendChild(document.createTextNode(''));
  return {
    element, mirror: null, check: select.firstChild,
    link: project.firstChild, name: text(project.firstChild), group: text(project.lastChild),
    kind: target.firstChild, open: target.lastChild, target: text(target.lastChild),
    badge: status.firstChild, status: text(status.firstChild), cause: text(status.lastChild),
    time: success.firstChild, success: text(success.firstChild),
    branches: text(branches.firstChild), diverged: text(diverged), enabled: text(enabled),
    button: actions.firstChild, sync: text(actions.firstChild.lastChild),
  };
}

const relative = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
const absolute = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const UNITS = [['year', 31557600000], ['month', 2629800000], ['day', 86400000], ['hour', HOUR], ['minute', 60000]];

function ago(time, now) {
  const unit = UNITS.find(([, length]) => Math.abs(time - now) >= length);
  return unit ? relative.format(Math.trunc((time - now) / unit[1]), unit[0]) : 'just now';
}

/** Writes a text or an attribute unless it stands there already, which spares the browser layout. */
const put = (text, data) => {
  if (text.data !== data) text.data = data;
};
const set = (element, name, value) => {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
};

/** GitLab ignores a sync of a disabled mirror, and one while a push is under way. */
function noSync(mirror) {
  if (!mirror.enabled) return 'GitLab syncs only enabled mirrors.';
  return mirror.health === 2 || mirror.health === 3 ? 'A push is under way.' : '';
}

function write(row, place, now) {
  const mirror = rows[shown[place]];
  set(row.element, 'aria-rowindex', String(place + 2));
  row.element.toggleAttribute('data-selected', selected.has(mirror.id));
  row.check.checked = selected.has(mirror.id);
  put(row.success, mirror.success ? ago(mirror.success, now) : 'never');
  if (row.mirror === mirror) return;
  row.mirror = mirror;
  const of = `${mirror.name} to ${mirror.target}`;
  const because = noSync(mirror);
  set(row.check, 'aria-label', `Select ${of}`);
  set(row.link, 'href', `#/projects/${mirror.project}`);
  put(row.name, mirror.name);
  put(row.group, mirror.group);
  row.kind.toggleAttribute('data-key', mirror.usesKey);
  set(row.open, 'href', `#/projects/${mirror.project}/mirrors/${mirror.id}`);
  put(row.target, mirror.target);
  set(row.badge, 'data-tone', TONES[mirror.health]);
  put(row.status, LABELS[mirror.health]);
  put(row.cause, mirror.cause);
  set(row.time, 'datetime', mirror.success ? new Date(mirror.success).toISOString() : '');
  set(row.time, 'title', mirror.success ? absolute.format(mirror.success) : '');
  put(row.branches, mirror.branches);
  put(row.diverged, mirror.keeps ? 'leaves' : 'overwrites');
  put(row.enabled, mirror.enabled ? 'on' : 'off');
  set(row.button, 'aria-disabled', String(because !== ''));
  set(row.button, 'title', because);
  put(row.sync, of);
}

function draw(isAll) {
  const top = -above.getBoundingClientRect().top;
  const count = Math.min(shown.length, Math.ceil(innerHeight / ROW_HEIGHT) + 2 * OVERSCAN);
  const first = Math.max(0, Math.floor(top / ROW_HEIGHT) - OVERSCAN);
  const next = Math.min(first, shown.length - count);
  if (!isAll && next === start && count === drawn.length) return;
  const stale = new Set(isAll ? drawn : []);
  while (drawn.length > count) drawn.pop().element.remove();
  while (drawn.length < count) {
    const row = makeRow();
    body.append(row.element);
    drawn.push(row);
    stale.add(row);
  }
  const moved = next - start;
  start = next;
  if (Math.abs(moved) >= count) {
    for (const row of drawn) stale.add(row);
  } else {
    for (let step = 0; step < moved; step++) {
      const row = drawn.shift();
      body.append(row.element);
      drawn.push(row);
      stale.add(row);
    }
    for (let step = 0; step > moved; step--) {
      const row = drawn.pop();
      body.prepend(row.element);
      drawn.unshift(row);
      stale.add(row);
    }
  }
  const now = Date.now();
  drawn.forEach((row, number) => {
    if (stale.has(row)) write(row, start + number, now);
  });
  above.style.blockSize = `${start * ROW_HEIGHT}px`;
  below.style.blockSize = `${(shown.length - start - count) * ROW_HEIGHT}px`;
}

// ---- Hands ----

addEventListener('scroll', () => draw(false), { passive: true });
addEventListener('resize', () => draw(true));

find('filter').addEventListener('input', (event) => {
  words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
  filter();
});

document.querySelector('thead').addEventListener('click', (event) => {
  const button = event.target.closest('button[data-sort]');
  if (!button) return;
  const column = button.dataset.sort;
  chosen = { column, descending: chosen.column === column && !chosen.descending };
  for (const other of document.querySelectorAll('button[data-sort]')) {
    const isIt = other === button;
    other.lastChild.textContent = isIt ? (chosen.descending ? ' ↓' : ' ↑') : '';
    other.closest('th').setAttribute('aria-sort', isIt ? (chosen.descending ? 'descending' : 'ascending') : 'none');
  }
  sort();
  filter();
});

find('all').addEventListener('change', (event) => {
  selected.clear();
  if (event.target.checked) for (const index of shown) selected.add(rows[index].id);
  draw(true);
});

body.addEventListener('click', (event) => {
  const row = drawn.find((one) => one.element.contains(event.target));
  if (!row) return;
  const mirror = row.mirror;
  if (event.target === row.check) {
    if (row.check.checked) selected.add(mirror.id);
    else selected.delete(mirror.id);
    row.element.toggleAttribute('data-selected', row.check.checked);
  } else if (event.target.closest('button') && !noSync(mirror)) {
    fetch(`${instance}/api/v4/projects/${mirror.project}/remote_mirrors/${mirror.id}/sync`, {
      method: 'POST',
      headers: { 'PRIVATE-TOKEN': token },
      credentials: 'omit',
    });
  }
});

if (token) scan();
