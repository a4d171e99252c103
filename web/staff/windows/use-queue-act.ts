import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { makeKey } from '../../api/key.ts';

/** An act on the queue: one key as long as it is the same press (a lost answer may be pressed again), and the queue is looked at anew afterwards. */
export function useQueueAct<Given, Reply>(
  call: (given: Given, key: string) => Promise<Reply>,
  onDone?: (reply: Reply) => void,
): UseMutationResult<Reply, Error, Given> {
  const queries = useQueryClient();
  const key = useRef({ for: '', key: '' });
  return useMutation({
    mutationFn: (given: Given) => {
      const same = JSON.stringify(given ?? null);
      if (key.current.for !== same || key.current.key === '') key.current = { for: same, key: makeKey() };
      return call(given, key.current.key);
    },
    onSuccess: (reply) => {
      key.current = { for: '', key: '' };
      onDone?.(reply);
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['queue'] }),
  });
}
