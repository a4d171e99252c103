import { render } from 'preact';
import { App } from './app.tsx';
import { isLarge, showType } from './large-type.ts';

const place = document.getElementById('app');
if (!place) throw new Error('the page has no #app');
showType(isLarge());
// What stood here for a script that does not load has done its work.
place.textContent = '';
render(<App />, place);
