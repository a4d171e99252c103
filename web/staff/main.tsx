import { createRoot } from 'react-dom/client';
import { App } from './shell/app.tsx';
import './shell/base.css';

const place = document.getElementById('root');
if (!place) throw new Error('the page has no #root');
createRoot(place).render(<App />);
