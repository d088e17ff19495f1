// The projector's window: a page without anything around it, that follows the instructor's.
import { CHANNEL } from '{{ resource "theme/teach.js" }}';
import { pagePath } from '{{ resource "theme/base.js" }}';
import { follow, onstep, ready, stage, step } from '{{ resource "theme/sections.js" }}';

export function start() {
    document.title = `Projector: ${document.title}`;
    const channel = new BroadcastChannel(CHANNEL);
    const root = new URL(document.documentElement.dataset.root || './', location.href);
    let last = null;
    let steps = null;
    /// The figure on the stage, as both windows have it.
    let on = null;
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
        if (data.say === 'stage') stage(on = data.figure);
    });
    // Only what has begun here: an echo of the other window's words would come back from there once more.
    addEventListener('course:stage', ({ detail }) => {
        if (detail === on) return;
        on = detail;
        channel.postMessage({ say: 'staged', figure: on });
    });
    // A presenter's two keys, and the desk's.
    const keys = { PageDown: 1, n: 1, PageUp: -1, p: -1 };
    addEventListener('keydown', (event) => {
        // On the stage a clicker's keys step the figure.
        if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || !keys[event.key]) return;
        event.preventDefault();
        channel.postMessage({ say: 'go', by: keys[event.key] });
    });
    addEventListener('resize', () => last && follow(last));
    ready().then(() => {
        steps = onstep((at) => channel.postMessage({ say: 'stepped', ...at }));
        channel.postMessage({ say: 'hello' });
    });
}
