// What theme/highlight.js is made of: highlight.js with the languages of this book. theme/README.md has the command.
import hljs from 'highlight.js/lib/core';
import bash from 'highlight.js/lib/languages/bash';
import go from 'highlight.js/lib/languages/go';
import ini from 'highlight.js/lib/languages/ini';
import javascript from 'highlight.js/lib/languages/javascript';
import json from 'highlight.js/lib/languages/json';
import plaintext from 'highlight.js/lib/languages/plaintext';
import python from 'highlight.js/lib/languages/python';
import rust from 'highlight.js/lib/languages/rust';
import shell from 'highlight.js/lib/languages/shell';
for (const [name, language] of Object.entries({ bash, go, ini, javascript, json, plaintext, python, rust, shell })) hljs.registerLanguage(name, language);
window.hljs = hljs;
