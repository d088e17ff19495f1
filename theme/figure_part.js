// One recording of a figure as it stands at an event: its drawing, its state in words, its program.
// All facts come from the page; crates/course/src/book/figure/story.rs derives them from the recording.
import { element } from '{{ resource "theme/base.js" }}';
import { svg } from '{{ resource "theme/figure_icons.js" }}';

/// Text in which names stand between backticks, as nodes.
const inline = (text) => text.split('`').map((part, i) => (i % 2 ? element('code', {}, part) : part));

/// The place for changing text inside `box`, on top of the unseen longest one.
const slot = (box) => box.appendChild(element('span'));

/// The recording with the number `nth` of the figure. `instants`: where each time begins on the scale.
export function shown(figure, data, nth, instants) {
    const recording = figure.querySelectorAll('.tl-recording')[nth];
    const track = recording.querySelector('.tl-track');
    const names = recording.querySelectorAll('.tl-name');
    const scroll = figure.querySelector('.tl-scroll');
    const panel = figure.querySelectorAll('.tl-now')[nth];
    const program = figure.querySelectorAll('.tl-program')[nth];
    const items = figure.querySelectorAll('.tl-words ol')[nth].querySelectorAll('[data-event]');
    const marks = track.querySelectorAll('.tl-marks > [data-event]');
    const controls = figure.querySelector('.tl-controls');
    const { width, height } = track.viewBox.baseVal;
    const count = data.x.length;
    const several = figure.querySelectorAll('.tl-now').length > 1;

    // Between the bars and the marks: what lies ahead is veiled. Above all: where we are, and what led here.
    const veil = svg('rect', { class: 'tl-veil', y: 18, height: height - 18 });
    const head = svg('path', { class: 'tl-playhead' });
    const here = svg('circle', { class: 'tl-here', r: 12 });
    const chain = svg('path', { class: 'tl-chain' });
    const point = svg('path', { class: 'tl-chain tl-head' });
    track.querySelector('.tl-marks').before(veil);
    track.append(chain, point, head, here);

    const at = slot(panel.querySelector('.tl-at'));
    const say = slot(panel.querySelector('.tl-say'));
    const cause = slot(panel.querySelector('.tl-cause'));
    const polled = slot(panel.querySelector('.tl-polled'));
    const states = [...panel.querySelectorAll('dd')].map((dd) => ({ dd, text: slot(dd) }));
    const code = program.querySelector('pre');
    const lines = new Map([...code.querySelectorAll('[data-line]')].map((line) => [Number(line.dataset.line), line]));
    const says = program.querySelector('.tl-says');
    // What scrolls is within the keyboard's reach.
    new ResizeObserver(() => {
        if (code.scrollHeight > code.clientHeight) code.tabIndex = 0;
        else code.removeAttribute('tabindex');
    }).observe(code);

    let [x, y] = [0, 0];

    /// The state of each lane after `done` events.
    function statesAfter(done) {
        const now = data.lanes.map(() => '-not made yet');
        for (const changed of data.states.slice(0, done)) {
            for (let i = 0; i < changed.length; i += 2) now[changed[i]] = data.words[changed[i + 1]];
        }
        return now;
    }

    /// Copies of what the list of events says about one: the sentence without its time, and its reason.
    function sentence(event) {
        const item = items[event].cloneNode(true);
        const why = item.querySelector('.tl-why');
        why?.remove();
        // A sentence may begin with a name.
        const { firstChild } = item;
        if (firstChild instanceof Text) firstChild.data = firstChild.data.replace(/^\d+ ms: /, '');
        const reason = why ? [...why.childNodes] : [];
        if (event === count - 1) reason.push(' ', ...inline(data.end));
        return { words: [...item.childNodes], reason };
    }

    /// Shows the state after `done` events; null: the whole figure, before the first step. `time` is the clock of the
    /// figure; `active`: the last step of the figure was one of this recording.
    function show(done, time, active) {
        const event = done - 1;
        const whole = done === null;
        const begun = done > 0;
        panel.classList.toggle('tl-active', active);
        recording.classList.toggle('tl-active', active);
        place(done, time);
        draw(event, active);
        for (const mark of marks) mark.classList.toggle('tl-future', !whole && mark.dataset.event > event);
        items.forEach((item, i) => (i === event ? item.setAttribute('aria-current', 'step') : item.removeAttribute('aria-current')));

        const clock = data.at.length ? element('b', { class: 'tl-clock' }, `${whole ? data.at[0] : time} ms`) : '';
        const told = begun ? sentence(event) : { words: [whole ? 'Play the figure, or step through it.' : 'Nothing has happened yet.'], reason: [] };
        const title = element('span', {}, several ? element('strong', {}, data.title, ' ') : '', begun ? `event ${done} of ${count}` : `${count} events`);
        // A sentence begins with a capital, but for a name.
        if (told.words[0] instanceof Text) told.words[0].data = told.words[0].data.replace(/^./, (letter) => letter.toUpperCase());
        at.replaceChildren(title, clock);
        say.replaceChildren(...told.words);
        cause.replaceChildren(...told.reason);
        // Before the first step the drawing shows everything, and no moment has a state.
        polled.replaceChildren(...whole ? [] : ['Polled now: ', ...inline(begun ? data.words[data.polled[event]] : 'nobody')]);
        statesAfter(whole ? 0 : done).forEach((words, lane) => {
            states[lane].dd.dataset.state = whole ? '' : words[0];
            states[lane].text.replaceChildren(...whole ? ['\u00a0'] : inline(words.slice(1)));
            names[lane].dataset.state = whole ? '' : words[0];
        });
        mark(begun ? data.lines[event] : null);
    }

    /// Sets the playhead. While another recording goes on, this one stands at the same time.
    function place(done, time) {
        const own = done > 0 ? data.at[done - 1] : -1;
        const instant = instants.find(([ms]) => ms === time);
        x = done > 0 ? data.x[done - 1] + data.half : data.x[0] - data.half;
        if (instant && time > own) x = Math.max(x, instant[1]);
        x = Math.min(x, width - 1);
        const end = done === null || done === count;
        veil.setAttribute('x', x);
        veil.setAttribute('width', end ? 0 : Math.max(width - x, 0));
        head.setAttribute('d', done === null ? '' : `M${x} 18V${height}`);
    }

    /// Rings the event, and draws the way from the wake to the poll that it caused.
    function draw(event, active) {
        here.setAttribute('visibility', event >= 0 && active ? 'visible' : 'hidden');
        if (event >= 0) {
            y = data.y[data.of[event]];
            here.setAttribute('cx', data.x[event]);
            here.setAttribute('cy', y);
        }
        const way = (active && data.chains[event]) || [];
        const [wake, ...polls] = way.map((e) => [data.x[e], data.y[data.of[e]]]);
        let path = '';
        let tip = '';
        if (polls.length) {
            const [px, py] = polls[0];
            // To another lane in a bow, beside the wake's own arrow.
            path = wake[1] === py
                ? `M${wake[0]} ${py}H${px - 14}`
                : `M${wake[0] - 4} ${wake[1]}C${wake[0] - 26} ${wake[1]} ${wake[0] - 26} ${py} ${px - 14} ${py}`;
            for (let i = 1; i < polls.length; i += 1) {
                const down = polls[i][1] > polls[i - 1][1] ? 1 : -1;
                path += `M${polls[i][0]} ${polls[i - 1][1] + 9 * down}V${polls[i][1] - 13 * down}`;
            }
            const [ex, ey] = polls[polls.length - 1];
            const down = polls.length > 1 && ey > polls[polls.length - 2][1] ? 1 : -1;
            tip = polls.length > 1
                ? `M${ex} ${ey - 9 * down}l-4.5 ${-7 * down}h9z`
                : `M${ex - 8} ${ey}l-7-4.5v9z`;
        }
        chain.setAttribute('d', path);
        point.setAttribute('d', tip);
    }

    /// Marks the line of the program, and says what it has to do with the event.
    function mark(line) {
        for (const other of lines.values()) other.classList.remove('tl-ran', 'tl-made-it');
        says.replaceChildren();
        if (!line) return;
        const [number, words, ran] = line;
        const marked = lines.get(number);
        says.replaceChildren(...inline(data.words[words]));
        if (!marked) return;
        marked.classList.add(ran ? 'tl-ran' : 'tl-made-it');
        // Only this box may scroll, never the page: to the middle of what the window and the controls leave of it.
        const [box, bar, it] = [code, controls, marked].map((one) => one.getBoundingClientRect());
        const above = bar.top < box.top;
        let from = Math.max(box.top, above ? bar.bottom : 0);
        let to = Math.min(box.bottom, above ? innerHeight : bar.top, innerHeight);
        if (to - from < it.height) [from, to] = [box.top, box.bottom];
        if (it.top < from || it.bottom > to) code.scrollTop += (it.top + it.bottom - from - to) / 2 / (box.height / code.offsetHeight || 1);
    }

    /// Scrolls the drawing until the event is in sight.
    function follow() {
        const from = scroll.getBoundingClientRect();
        const box = track.getBoundingClientRect();
        const left = box.left - from.left + x * (box.width / width);
        const down = box.top - from.top + y * (box.height / height);
        const edge = recording.firstElementChild.getBoundingClientRect().width + 30;
        const right = scroll.clientWidth - 50;
        if (left < edge) scroll.scrollLeft += left - edge - 60;
        else if (left > right) scroll.scrollLeft += left - right + 60;
        if (down < 20 || down > scroll.clientHeight - 20) scroll.scrollTop += down - scroll.clientHeight / 2;
    }

    /// Calls `go` with an event when the drawing is pressed or dragged, and `done` at the end.
    function onseek(go, done) {
        let start = null;
        let dragging = false;
        const seek = (pointer) => {
            const box = track.getBoundingClientRect();
            const at = ((pointer.clientX - box.left) / box.width) * width;
            const distance = data.x.map((x) => Math.abs(x - at));
            go(distance.indexOf(Math.min(...distance)));
        };
        track.addEventListener('pointerdown', (pointer) => {
            if (pointer.button) return;
            start = pointer.clientX;
            // A finger that comes down may be about to scroll the page.
            dragging = pointer.pointerType === 'mouse';
            track.setPointerCapture(pointer.pointerId);
            if (dragging) seek(pointer);
        });
        track.addEventListener('pointermove', (pointer) => {
            if (start === null) return;
            dragging ||= Math.abs(pointer.clientX - start) > 8;
            if (dragging) {
                seek(pointer);
                follow();
            }
        });
        track.addEventListener('pointerup', (pointer) => {
            if (start === null) return;
            start = null;
            seek(pointer);
            done();
        });
        track.addEventListener('pointercancel', () => { start = null; });
    }

    /// The event in words: its time, the sentence, and its reason.
    function told(event, reason) {
        const { words, reason: why } = sentence(event);
        const text = [...words, ...(reason ? why : [])].map((node) => node.textContent ?? node).join('');
        return `${data.at.length ? `${data.at[event]} ms, ` : ''}${text.trim().replace(/\s+/g, ' ')}`;
    }

    /// Shows this recording's words and program where there is room for those of one.
    function front(on) {
        panel.classList.toggle('tl-front', on);
        program.classList.toggle('tl-front', on);
    }

    return { show, front, follow, onseek, told };
}
