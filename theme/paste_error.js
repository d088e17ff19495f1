// The field on the page of the compiler errors: who is on a phone, or new here, need not know that the search can do it.
import { draw } from '{{ resource "theme/find_error.js" }}';
import { looksLikeError, rank } from '{{ resource "theme/errors_rank.js" }}';

const KEPT = 'course:your-error';
const HINT = 'Paste the compiler’s message, from the line that begins with `error`.';

/// The text, for whoever reads on and comes back. Storage may be forbidden or full.
function keep(text) {
    try {
        if (text) sessionStorage.setItem(KEPT, text);
        else sessionStorage.removeItem(KEPT);
    } catch { /* Until the next page. */ }
}

function kept() {
    try { return sessionStorage.getItem(KEPT) ?? ''; } catch { return ''; }
}

export function start() {
    const field = document.getElementById('your-error');
    const box = field.closest('.paste-error').querySelector('.found-error');
    let due;
    let turn = 0;
    /// How long the text was at the last answer.
    let answered = 0;

    /// `shown`: what was pasted is answered where the reader sees it; on a phone the keyboard covers the rest.
    async function look(shown) {
        const text = field.value.trim();
        const now = ++turn;
        box.hidden = true;
        keep(text);
        answered = field.value.length;
        if (!text) return;
        try {
            const found = await rank(text);
            if (now !== turn) return;
            draw(box, found, looksLikeError(text), HINT);
            if (shown) box.scrollIntoView({ block: matchMedia('(pointer: coarse), (max-width: 767px)').matches ? 'start' : 'nearest' });
        } catch {
            box.textContent = 'The messages of this page could not be read. Is there a network?';
            box.hidden = false;
        }
    }

    field.addEventListener('input', () => {
        clearTimeout(due);
        // More than anybody types between two answers.
        due = setTimeout(() => look(field.value.length > answered + 40), 150);
    });
    // A browser that comes back to the page may bring the text along.
    field.value ||= kept();
    if (field.value) look(false);
}
