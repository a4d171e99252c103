import { Component, type ComponentChildren, type VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { Calculator } from './pages/calculator.tsx';
import { Home } from './pages/home.tsx';
import { NoticePage } from './pages/notice.tsx';
import { Lost } from './pages/lost.tsx';
import { PaperForm } from './pages/paper-form.tsx';
import { Visit } from './pages/visit.tsx';
import { Frame } from './frame.tsx';
import { Navigation, useNavigation } from './navigation.tsx';
import { InformationPage } from './progress/information.tsx';
import { Landing } from './progress/landing.tsx';
import { PartySession } from './progress/party-session.tsx';
import { ProgressPage } from './progress/progress.tsx';
import { TrackPage } from './progress/track.tsx';
import { Done } from './report/done.tsx';
import { Report } from './report/report.tsx';
import { ReportDraft } from './report/report-draft.tsx';
import { isReportStep, type PageName } from './router.ts';
import { Broken } from './parts/broken.tsx';
import { VisitPart } from './visit/visit-part.tsx';
import { Words, useWords } from './words.tsx';

export function App(): VNode {
  return (
    <Words>
      <Navigation>
        <ReportDraft>
          <PartySession>
            <Around>
              <Guard>
                <Page />
              </Guard>
            </Around>
          </PartySession>
        </ReportDraft>
      </Navigation>
    </Words>
  );
}

/** The screen in the hall stands alone; every other page has name, tools and telephone around it. */
function Around(props: { readonly children: ComponentChildren }): VNode {
  const { page } = useNavigation();
  return page === 'screen' ? <main id="main">{props.children}</main> : <Frame>{props.children}</Frame>;
}

function Page(): VNode {
  const { page } = useNavigation();
  const { t } = useWords();
  useEffect(() => {
    document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true });
    const title = document.querySelector('main h1')?.textContent;
    document.title = title ?? t.app.home;
  }, [page, t]);
  return pageView(page);
}

function pageView(page: PageName | undefined): VNode {
  if (isReportStep(page) || page === 'reportStart') return <Report step={page} />;
  switch (page) {
    case 'home':
      return <Home />;
    case 'reportDone':
      return <Done />;
    case 'track':
      return <TrackPage />;
    case 'landing':
      return <Landing />;
    case 'progress':
      return <ProgressPage />;
    case 'myInformation':
      return <InformationPage />;
    case 'notice':
      return <NoticePage />;
    case 'calculator':
      return <Calculator />;
    case 'visit':
      return <Visit />;
    case 'paperForm':
      return <PaperForm />;
    case 'guide':
    case 'book':
    case 'booking':
    case 'screen':
      return <VisitPart page={page} />;
    default:
      return <Lost />;
  }
}

/** A fault of ours on one page must not take the telephone away. */
class Guard extends Component<{ readonly children: ComponentChildren }, { readonly failed: boolean }> {
  override state = { failed: false };
  static override getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }
  override render(): ComponentChildren {
    return this.state.failed ? <Broken /> : this.props.children;
  }
}
