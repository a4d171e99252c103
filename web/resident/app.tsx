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
import { Words, useWords } from './words.tsx';

export function App(): VNode {
  return (
    <Words>
      <Navigation>
        <ReportDraft>
          <PartySession>
            <Frame>
              <Guard>
                <Page />
              </Guard>
            </Frame>
          </PartySession>
        </ReportDraft>
      </Navigation>
    </Words>
  );
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
