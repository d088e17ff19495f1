// The field on the page of the compiler errors: who is on a phone, or new here, need not know that the search can do it.
import { draw } from '{{ resource "theme/find_error.js" }}';
import { rank } from '{{ resource "theme/errors_rank.js" }}';

export function start() {
    const field = document.getElementById('your-error');
    const box = field.closest('.paste-error').querySelector('.found-error');
    let due;
    let turn = 0;

    async function look() {
        const text = field.value.trim();
        const now = ++turn;
        box.hidden = true;
        if (!text) return;
        try {
            const found = await rank(text);
            if (now === turn) draw(box, found, true);
        } catch {
            box.textContent = 'The messages of this page could not be read. Is there a network?';
            box.hidden = false;
        }
    }

    field.addEventListener('input', () => {
        clearTimeout(due);
        due = setTimeout(look, 150);
    });
    // A browser that comes back to the page brings the text along.
    if (field.value) look();
}
