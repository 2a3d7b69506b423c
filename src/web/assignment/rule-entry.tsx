import { useQuery } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, Ellipsis, Pencil, Power, Trash2 } from 'lucide-react';
import type { AssignmentRule } from '../../contract/assignment.ts';
import { userNamesQuery } from '../api/user-names.ts';
import { useAdminTexts, useFormats } from '../texts/use-texts.ts';
import { Badge } from '../ui/badge.tsx';
import { IconButton } from '../ui/icon-button.tsx';
import { Menu, MenuItem } from '../ui/menu.tsx';
import { toast } from '../ui/toast.ts';
import { usePutRules } from './use-put-rules.ts';
import { useSayConditions } from './use-say-conditions.ts';

interface RuleEntryProps {
  rules: readonly AssignmentRule[];
  index: number;
  onEdit: () => void;
}

/** One rule: which leads it is for, and who gets them. */
export function RuleEntry({ rules, index, onEdit }: RuleEntryProps) {
  const texts = useAdminTexts().assignment;
  const { list } = useFormats();
  const { data: people = [] } = useQuery(userNamesQuery);
  const sayConditions = useSayConditions();
  const rule = rules[index];
  if (!rule) return null;
  const names = rule.members.map(({ userId, weight }) => {
    const name = people.find(({ id }) => id === userId)?.name ?? texts.unknownPerson;
    return weight === 1 ? name : `${name} (${texts.times(weight)})`;
  });
  return (
    <li className="flex items-start gap-3 py-3 pr-3 pl-4">
      <div className="grid min-w-0 flex-1 gap-1">
        <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <span dir="auto" className="text-base font-medium [overflow-wrap:anywhere]">
            {rule.name}
          </span>
          {!rule.enabled && <Badge>{texts.off}</Badge>}
        </div>
        <p className="text-sm text-pretty [overflow-wrap:anywhere]">{sayConditions(rule)}</p>
        <p className="text-sm text-pretty text-muted [overflow-wrap:anywhere]">
          {texts.goesTo(list(names))}
          {rule.hours && ` · ${texts.inHours}`}
        </p>
      </div>
      <RuleMenu rules={rules} index={index} onEdit={onEdit} />
    </li>
  );
}

function RuleMenu({ rules, index, onEdit }: RuleEntryProps) {
  const { actions, actionsOf, failed } = useAdminTexts().assignment;
  const put = usePutRules();
  const rule = rules[index];
  const save = (next: readonly AssignmentRule[]) =>
    put.mutate([...next], { onError: (error) => toast.error(failed(error.message)) });
  if (!rule) return null;
  const others = rules.filter((each) => each !== rule);
  const moveTo = (place: number) => save(others.toSpliced(place, 0, rule));
  const icon = 'size-4 text-muted';
  return (
    <Menu
      align="end"
      label={actionsOf(rule.name)}
      trigger={
        <IconButton label={actionsOf(rule.name)}>
          <Ellipsis className="size-4" />
        </IconButton>
      }
    >
      <MenuItem onSelect={onEdit}>
        <Pencil className={icon} aria-hidden="true" />
        {actions.edit}
      </MenuItem>
      {index > 0 && (
        <MenuItem onSelect={() => moveTo(index - 1)}>
          <ArrowUp className={icon} aria-hidden="true" />
          {actions.up}
        </MenuItem>
      )}
      {index < rules.length - 1 && (
        <MenuItem onSelect={() => moveTo(index + 1)}>
          <ArrowDown className={icon} aria-hidden="true" />
          {actions.down}
        </MenuItem>
      )}
      <MenuItem onSelect={() => save(rules.with(index, { ...rule, enabled: !rule.enabled }))}>
        <Power className={icon} aria-hidden="true" />
        {rule.enabled ? actions.switchOff : actions.switchOn}
      </MenuItem>
      <MenuItem onSelect={() => save(others)}>
        <Trash2 className={icon} aria-hidden="true" />
        {actions.remove}
      </MenuItem>
    </Menu>
  );
}
