// Under each program of a page: run it on the public playground, on a click and never before, or copy
// the command that runs it here. In the corner of each block of code: copy it.
import { announce, element } from '{{ resource "theme/base.js" }}';

const PLAYGROUND = 'https://play.rust-lang.org/';
// The playground itself gives up after 10 s; the rest is the way there and back.
const PATIENCE = 15_000;

export function start() {
    document.querySelectorAll('.program').forEach(bar);
    for (const code of document.querySelectorAll('pre > code:is(.language-rust, .language-js, .language-python, .language-go, .language-toml, .language-console)')) {
        // A figure and a card have keys and buttons of their own.
        if (!code.closest('.timeline, .deck, .card')) corner(code);
    }
}

/// Puts the buttons into a bar, which holds the local command if there is one.
function bar(box) {
    const { name, code } = box.dataset;
    const command = box.querySelector('code');
    if (command) {
        const copy = button('Copy', { 'aria-label': `Copy the command ${command.textContent}` }, () => copied(command.textContent, copy));
        command.after(copy);
    }
    if (code) {
        const place = new URLSearchParams({ version: 'stable', mode: 'debug', edition: '2024', code });
        const edit = element('a', {
            class: 'edit', href: `${PLAYGROUND}?${place}`, target: '_blank', rel: 'noopener noreferrer',
            'aria-label': `Edit ${name} on the playground, in a new tab`,
        }, 'Edit');
        const run = button('Run', { class: 'run', 'aria-label': `Run ${name} on the playground` }, null);
        const status = element('p', { class: 'status', role: 'status' });
        box.prepend(run, edit);
        box.append(status);
        runner(box, run, status, command?.textContent);
    }
    box.classList.add('on');
}

function runner(box, run, status, command) {
    const { name, code } = box.dataset;
    let running = null;
    let result = null;
    const show = (words, ...parts) => {
        result?.remove();
        result = null;
        status.textContent = words;
        if (!parts.length) return;
        const close = button('Close', { 'aria-label': `Close the result of ${name}` }, () => {
            show('');
            run.focus();
        });
        result = element('div', { class: 'run-result', role: 'group', 'aria-label': `Result of ${name}` }, ...parts, close);
        box.after(result);
        for (const pre of result.querySelectorAll('pre')) if (pre.scrollWidth > pre.clientWidth) pre.tabIndex = 0;
    };
    // There is no other button for it: who is to try again must not look for one.
    const again = () => ` Press Run to try again${command ? `, or use your machine: ${command}` : '.'}`;
    run.addEventListener('click', async () => {
        if (running) return running.abort('cancelled');
        if (navigator.onLine === false) return show(`There is no network, so the playground cannot be reached.${again()}`);
        running = new AbortController();
        const clock = setTimeout(() => running.abort('late'), PATIENCE);
        label(run, 'Cancel', `Cancel the run of ${name}`);
        show('Running on the playground …');
        try {
            const answer = await ask(code, running.signal);
            show(verdict(box, answer), ...outputs(answer));
        } catch (error) {
            show(excuse(error, running.signal) + (running.signal.reason === 'cancelled' ? '' : again()));
        } finally {
            clearTimeout(clock);
            running = null;
            label(run, 'Run', `Run ${name} on the playground`);
        }
    });
}

/// The whole program, in the form of rust-playground's `ExecuteRequest` (ui/src/public_http_api.rs). Its server lets
/// any site ask (`CorsLayer` over all routes, ui/src/server_axum.rs). `/evaluate.json`, which mdBook asks, drops stderr
/// when a run succeeds and mixes it with stdout when it fails.
async function ask(code, signal) {
    const answer = await fetch(`${PLAYGROUND}execute`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ channel: 'stable', mode: 'debug', edition: '2024', crateType: 'bin', tests: false, backtrace: false, code }),
        credentials: 'omit',
        signal,
    });
    if (!answer.ok) {
        // An error comes as `{"error": ".."}`; a proxy on the way may say it otherwise.
        const { error = '' } = await answer.json().catch(() => ({}));
        throw Object.assign(new Error(error), { status: answer.status });
    }
    const { success, exitDetail, stdout, stderr } = await answer.json();
    if (typeof stdout !== 'string' || typeof stderr !== 'string') throw Object.assign(new Error('it is no answer to a run'), { status: answer.status });
    return { success, exitDetail, stdout, stderr: withoutCargo(stderr) };
}

/// What cargo says about its own work is not what the program said.
const withoutCargo = (stderr) => stderr.replace(/^ *(Compiling|Finished|Running|Blocking) .*\n?/gm, '');

const errors = (text) => [...text.matchAll(/^error.*?: (.*)$/gm)].map(([, message]) => message).filter((message) => !/^(could not compile|aborting)/.test(message));

function verdict(box, { success, exitDetail, stdout, stderr }) {
    const recorded = document.querySelector(`.recorded[data-of="${box.dataset.name}"] code`)?.textContent;
    const refused = !success && /^error/m.test(stderr) && !stdout;
    const ended = refused ? 'The compiler refused it.' : success ? 'Done, exit code 0.' : `${exitDetail || 'It failed'}.`;
    if (recorded === undefined) return ended;
    if ('fails' in box.dataset) {
        const same = refused && errors(recorded).every((message) => errors(stderr).includes(message));
        return `${ended} ${same ? 'The errors are the recorded ones.' : 'The recorded run says otherwise: compare below.'}`;
    }
    if (refused) return ended;
    return `${ended} ${stdout.trimEnd() === recorded.trimEnd() ? 'It printed the same as the recorded run.' : 'It printed something else than the recorded run.'}`;
}

function outputs({ stdout, stderr }) {
    const box = (name, text) => [element('p', { class: 'stream' }, name), element('pre', { 'aria-label': name, role: 'group' }, text)];
    const parts = [...(stdout ? box('stdout', stdout) : []), ...(stderr.trim() ? box('stderr', stderr.trimEnd()) : [])];
    return parts.length ? parts : [element('p', { class: 'stream' }, 'It printed nothing.')];
}

function excuse({ status, message }, signal) {
    if (signal.reason === 'cancelled') return 'Cancelled.';
    if (signal.reason === 'late') return `No answer within ${PATIENCE / 1000} seconds, so the page stopped waiting.`;
    if (status === 429) return 'The playground has too much to do right now: wait a minute.';
    if (status && /timed out/.test(message)) return 'The playground stopped it: the run took longer than it allows.';
    if (status) return `The playground answered with an error (${status})${message ? `: ${message}` : ''}.`;
    return 'The playground could not be reached.';
}

/// A button in the corner of a block that copies what it shows; of a console, the commands.
function corner(code) {
    const isConsole = code.classList.contains('language-console');
    const text = () => {
        if (!isConsole) return code.textContent.trimEnd();
        const lines = code.textContent.trimEnd().split('\n');
        const commands = lines.filter((line) => line.startsWith('$ ')).map((line) => line.slice(2));
        return (commands.length ? commands : lines).join('\n');
    };
    const copy = button('Copy', { class: 'corner', 'aria-label': isConsole ? 'Copy the command' : 'Copy the code' }, () => copied(text(), copy));
    code.parentElement.append(copy);
}

async function copied(text, button) {
    const done = await write(text);
    announce(done ? 'Copied' : 'This browser does not let the page copy. Select the text instead.');
    const name = button.getAttribute('aria-label');
    label(button, done ? 'Copied' : 'Not copied', name);
    setTimeout(() => label(button, 'Copy', name), 2000);
}

async function write(text) {
    try {
        await navigator.clipboard.writeText(text);
        return true;
    } catch {
        // A page served over plain http, as in a workshop's Wi-Fi, has no `navigator.clipboard`.
        const focused = document.activeElement;
        const area = element('textarea', { class: 'for-ears', 'aria-hidden': 'true', tabindex: '-1', readonly: true });
        area.value = text;
        document.body.append(area);
        area.select();
        // An iPhone selects nothing of a field that is read-only, unless told from where to where.
        area.setSelectionRange(0, text.length);
        const done = document.execCommand('copy');
        area.remove();
        focused?.focus();
        return done;
    }
}

function button(text, attributes, onclick) {
    return element('button', { type: 'button', ...attributes, ...(onclick && { onclick }) }, text);
}

function label(button, text, name) {
    button.textContent = text;
    button.setAttribute('aria-label', name);
}
