import { createRoot } from 'react-dom/client';
import { App } from './shell/app.tsx';
import './shell/base.css';
import { noteTyping } from './shell/typed.ts';

const place = document.getElementById('root');
if (!place) throw new Error('the page has no #root');
noteTyping(document);
createRoot(place).render(<App />);
