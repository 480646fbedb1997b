import { BlockList, isIP } from 'node:net';

const LOOPBACK = new BlockList();
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4');
LOOPBACK.addAddress('::1', 'ipv6');

/**
 * Whether what is sent there stays on this machine. Asked of the address that was connected to, not of its name: a name
 * can lead anywhere.
 */
export function isLoopback(address: string | undefined): boolean {
  if (address === undefined || isIP(address) === 0) return false;
  return LOOPBACK.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6');
}
