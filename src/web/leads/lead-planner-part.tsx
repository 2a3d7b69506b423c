import { lazyScreen } from '../shell/lazy-screen.tsx';
import { loadTexts } from '../texts/texts-store.ts';
import { WhenVisible } from '../ui/when-visible.tsx';

const Planner = lazyScreen(async () => {
  const [{ LeadPlanner }] = await Promise.all([
    import('../planner/lead-planner.tsx'),
    loadTexts('planner'),
  ]);
  return LeadPlanner;
});

/** The meetings and tasks of the open lead. They are loaded when a person stays there, and not while leads are skimmed. */
export const LeadPlannerPart = () => (
  <WhenVisible part="planner">
    <Planner />
  </WhenVisible>
);
