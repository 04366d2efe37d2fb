import { httpResource } from '@angular/common/http';
import type { StoryView } from '../../api';

/** A territory's story; nothing is asked before one knows which. */
export const storyOf = (participationId: () => string | null | undefined) =>
  httpResource<StoryView>(() => (participationId() ? `/api/participations/${participationId()}/story` : undefined));
