import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { PhoneOutgoing } from 'lucide-react';
import { leadKey } from '../api/leads.ts';
import { takeNext } from '../api/take-next.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { toast } from '../ui/toast.ts';
import { useHotkeys } from '../ui/use-hotkeys.ts';

/** Opens the lead to answer next. For some minutes nobody else gets it. */
export function TakeNextButton() {
  const { takeNext: texts } = useTexts().leads;
  const client = useQueryClient();
  const navigate = useNavigate();
  const take = useMutation({
    mutationFn: takeNext,
    onSuccess: ({ lead }) => {
      if (!lead) return toast.info(texts.none);
      client.setQueryData(leadKey(lead._id), lead);
      void navigate({
        to: '/user/allLeads/$leadId',
        params: { leadId: lead._id },
        search: true,
      });
    },
    onError: (error) => toast.error(texts.failed(error.message)),
  });
  const press = () => {
    if (!take.isPending) take.mutate();
  };
  useHotkeys({ n: press });
  return (
    <Button
      look="primary"
      data-command="takeNext"
      aria-keyshortcuts="n"
      isBusy={take.isPending}
      title={texts.hint}
      onClick={press}
    >
      <PhoneOutgoing className="size-3.5" aria-hidden="true" />
      {texts.label}
    </Button>
  );
}
