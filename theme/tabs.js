// "In your language": the parts become tabs, after the pattern of the WAI-ARIA Authoring Practices.
import { element, keep, keepKeys, recall } from '{{ resource "theme/base.js" }}';

export function start() {
    // On paper all of them are read, one after the other.
    if ('print' in document.documentElement.dataset) return;
    document.querySelectorAll('.languages').forEach(tabs);
}

function tabs(box, nth) {
    const panels = [...box.querySelectorAll(':scope > .language')];
    if (panels.length < 2) return;
    const id = (panel, kind) => `language-${kind}${nth || ''}-${panel.dataset.language}`;
    const list = element('div', { role: 'tablist', 'aria-label': 'Language', class: 'tablist' });
    const made = panels.map((panel) => {
        const heading = panel.querySelector('h3');
        // The tab shows it from now on; what cannot be seen must not be a stop of the keyboard.
        heading.querySelector('a')?.setAttribute('tabindex', '-1');
        panel.id = id(panel, 'panel');
        // The search of the page and that of the browser find what is hidden so, and open it.
        panel.addEventListener('beforematch', () => choose(panel));
        return element('button', { type: 'button', role: 'tab', id: id(panel, 'tab'), 'aria-controls': panel.id, onclick: () => choose(panel, true) }, heading.textContent.trim());
    });
    list.append(...made);
    panels[0].before(list);
    box.classList.add('tabbed');

    const choose = (chosen, byHand) => {
        panels.forEach((panel, i) => {
            const on = panel === chosen;
            made[i].setAttribute('aria-selected', String(on));
            made[i].tabIndex = on ? 0 : -1;
            // A part that is hidden so keeps its own box, which must be no stop and no empty panel.
            const now = on ? { role: 'tabpanel', tabindex: 0, 'aria-labelledby': made[i].id } : { hidden: 'until-found' };
            for (const name of ['role', 'tabindex', 'aria-labelledby', 'hidden']) {
                if (name in now) panel.setAttribute(name, now[name]);
                else panel.removeAttribute(name);
            }
        });
        if (byHand) keep('language', chosen.dataset.language);
    };
    const named = (language) => panels.find((panel) => panel.dataset.language === language);

    keepKeys(list);
    list.addEventListener('keydown', (event) => {
        const at = made.indexOf(event.target);
        const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: made.length - 1 }[event.key];
        if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        const next = (to + made.length) % made.length;
        made[next].focus();
        choose(panels[next], true);
    });

    // A link into a hidden part opens it, and so does a word that the search has marked there.
    const addressed = () => {
        const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
        return target ? panels.find((panel) => panel.contains(target)) : undefined;
    };
    const marked = () => {
        const first = box.querySelector('mark');
        const elsewhere = [...document.querySelectorAll('main mark')].some((mark) => !box.contains(mark));
        return elsewhere ? undefined : panels.find((panel) => panel.contains(first));
    };
    addEventListener('hashchange', () => {
        const panel = addressed();
        if (!panel) return;
        choose(panel);
        document.getElementById(decodeURIComponent(location.hash.slice(1))).scrollIntoView();
    });
    // Another tab of the browser has chosen; nobody reads both at once.
    addEventListener('storage', (event) => {
        const panel = event.key === 'course:language' && named(recall('language'));
        if (panel) choose(panel);
    });

    const target = addressed();
    choose(target ?? marked() ?? named(recall('language')) ?? panels[0]);
    // What stood above the target was longer when the browser scrolled to it.
    if (location.hash) {
        const aim = document.getElementById(decodeURIComponent(location.hash.slice(1)));
        const below = aim && box.compareDocumentPosition(aim) & Node.DOCUMENT_POSITION_FOLLOWING;
        if (target || below) aim.scrollIntoView();
    }
}
