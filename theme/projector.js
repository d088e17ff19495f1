// The projector's window: a page without anything around it, that follows the instructor's.
import { CHANNEL } from '{{ resource "theme/teach.js" }}';
import { pagePath } from '{{ resource "theme/base.js" }}';
import { follow, onstep, step } from '{{ resource "theme/sections.js" }}';

export function start() {
    document.title = `Projector: ${document.title}`;
    const channel = new BroadcastChannel(CHANNEL);
    const root = new URL(document.documentElement.dataset.root || './', location.href);
    let last = null;
    let steps = null;
    channel.addEventListener('message', ({ data }) => {
        if (!data.page) return;
        if (data.page !== pagePath()) {
            location.replace(new URL(data.page, root));
            return;
        }
        if (data.say === 'here') follow(last = data);
        if (data.say === 'fold') {
            const fold = document.querySelectorAll('main details')[data.n];
            if (fold) fold.open = data.open;
        }
        if (data.say === 'step') {
            step(data);
            // What the other window has said is not said back to it.
            steps?.takeRecords();
        }
        if (data.say === 'stage') stage(data.figure);
    });
    // A presenter's two keys, and the desk's.
    const keys = { PageDown: 1, n: 1, PageUp: -1, p: -1 };
    addEventListener('keydown', (event) => {
        // On the stage a presenter's keys step the figure.
        if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || !keys[event.key]) return;
        event.preventDefault();
        channel.postMessage({ say: 'go', by: keys[event.key] });
    });
    addEventListener('resize', () => last && follow(last));
    // Figures have no player, and no size, before everything has started.
    const hello = () => {
        steps = onstep((at) => channel.postMessage({ say: 'stepped', ...at }));
        channel.postMessage({ say: 'hello' });
    };
    if ('ready' in document.documentElement.dataset) hello();
    else new MutationObserver((_, watch) => {
        watch.disconnect();
        hello();
    }).observe(document.documentElement, { attributeFilter: ['data-ready'] });
}

/// Brings a figure onto the stage, or leads back from it.
function stage(id) {
    const now = document.querySelector('.tl-stage .timeline');
    if ((now?.id ?? null) !== id) (now ?? document.getElementById(id))?.querySelector('.tl-expand').click();
}
