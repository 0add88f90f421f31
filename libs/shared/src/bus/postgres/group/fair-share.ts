/**
 * How many partitions one member of a group may hold. Members are ranked by name and the first ones take the
 * remainder, so the shares always add up to the number of partitions and every member works its own out alone.
 * @param rank how many members come before this one
 */
export function fairShare(partitions: number, members: number, rank: number): number {
  return Math.floor(partitions / members) + (rank < partitions % members ? 1 : 0);
}
