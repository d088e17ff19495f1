// For the instructor: the switch for the notes, in the guide and on every chapter. What it switches on comes in
// modules of its own, so that a page costs a reader hardly more than the switch.
import { announce, element, keep, styled } from '{{ resource "theme/base.js" }}';

/// The name of the window that theme/projector.js makes of the pages shown in it.
export const PROJECTOR = 'course-projector';
/// What the windows of one browser say to each other.
export const CHANNEL = 'course-teach';

const SHEET = '{{ resource "theme/teach.css" }}';
const page = document.documentElement;
const on = () => page.classList.contains('teaching');
const switches = [];

export async function start() {
    // The whole book is for paper.
    if ('print' in page.dataset) return;
    if (page.classList.contains('presenting')) {
        const [projector] = await Promise.all([import('{{ resource "theme/projector.js" }}'), styled(SHEET)]);
        projector.start();
        return;
    }
    const guide = document.querySelector('.teach[data-guide]');
    for (const place of document.querySelectorAll('.teach')) {
        const button = element('button', { type: 'button', role: 'switch', class: 'teach-switch', click: () => turn(!on()) }, 'Notes beside the text');
        switches.push(button);
        place.append(button);
    }
    if (guide) keep('teach:seen', true);
    if (guide) (await import('{{ resource "theme/plan.js" }}')).start(guide);
    await show();
}

/// Switches the notes on or off, here and on every page.
export async function turn(to) {
    page.classList.toggle('teaching', to);
    const kept = keep('teach', to || null);
    await show();
    announce(`${to ? 'Notes are shown beside the text' : 'Notes are off'}${kept ? '' : ', on this page only: your browser keeps nothing'}.`);
    // The button of the bar that has just gone had the focus.
    if (document.activeElement === document.body) switches[0]?.focus();
}

let desk;
async function show() {
    for (const button of switches) button.setAttribute('aria-checked', String(on()));
    if (!on()) {
        desk?.stop();
        return;
    }
    [desk] = await Promise.all([import('{{ resource "theme/desk.js" }}'), styled(SHEET)]);
    // It may have been switched off again while this was on its way.
    if (on()) await desk.start(turn);
}
