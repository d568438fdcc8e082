// The form of the served page: it can be typed into before the program is there, and its fields
// become the mirror's, with what was typed and the focus in them.
const served = document.getElementById('start');
let wasPressed = false;

export function listenServed() {
  served.addEventListener('submit', (event) => {
    event.preventDefault();
    wasPressed = true;
    served.classList.add('was-pressed');
  });
}

// The served element for this key, if there is one and the person can see it.
export function takeServed(key, tag) {
  if (!key || !served.isConnected) return null;
  const element = served.querySelector(`${tag}[data-key="${CSS.escape(key)}"]`);
  if (!element || element.offsetParent === null) return null;
  const isChanged = element.localName === 'select' ? element.selectedIndex > 0 : element.value !== '';
  element.emcHasTyped = isChanged;
  element.emcWasServed = true;
  element.removeAttribute('data-key');
  return element;
}

// Once the program's first screen is drawn. Pressing 登录 too early counts: it is pressed now.
export function endStart() {
  if (!served.isConnected) return;
  const adopted = [...document.querySelectorAll('#mirror form input')].find((field) => field.emcWasServed);
  served.remove();
  if (!wasPressed || !adopted) return;
  requestAnimationFrame(() => adopted.form?.querySelector('button[type=submit]')?.click());
}
