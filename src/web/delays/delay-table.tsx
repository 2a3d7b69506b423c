import { useAdminTexts } from '../texts/use-texts.ts';
import type { DelaysAnswer } from '../../contract/delays.ts';
import { writeBound } from './describe-delays.ts';

/** The plot for those who do not see it. */
export function DelayTable({ buckets }: Pick<DelaysAnswer, 'buckets'>) {
  const { delays } = useAdminTexts().connectors;
  return (
    <table className="sr-only">
      <caption>{delays.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{delays.delay}</th>
          <th scope="col">{delays.byWebhook}</th>
          <th scope="col">{delays.bySync}</th>
        </tr>
      </thead>
      <tbody>
        {buckets.map(({ upToMs, webhook, catchUp }) => (
          <tr key={upToMs}>
            <th scope="row">
              {upToMs === null ? delays.longer : delays.upTo(writeBound(upToMs, delays))}
            </th>
            <td>{webhook}</td>
            <td>{catchUp}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
