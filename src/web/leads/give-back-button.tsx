import { useMutation, useQueryClient } from '@tanstack/react-query';
import { leadKey } from '../api/leads.ts';
import { giveBack } from '../api/take-next.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { toast } from '../ui/toast.ts';
import { LEAD_KEYS } from './lead-action.ts';

/** Gives back a lead that the person has taken to answer it. */
export function GiveBackButton({ id }: { id: string }) {
  const { takeNext: texts } = useTexts().leads;
  const client = useQueryClient();
  const give = useMutation({
    mutationFn: giveBack,
    onSuccess: (lead) => {
      client.setQueryData(leadKey(id), lead);
      toast.success(texts.givenBack);
    },
    onError: (error) => toast.error(texts.notGivenBack(error.message)),
  });
  return (
    <Button
      size="sm"
      data-lead-button="giveBack"
      aria-keyshortcuts={LEAD_KEYS.giveBack}
      isBusy={give.isPending}
      onClick={() => give.mutate(id)}
    >
      {texts.giveBack}
    </Button>
  );
}
