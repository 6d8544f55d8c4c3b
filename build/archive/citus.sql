-- Spreads an archive over the nodes of Citus (12 or newer), after `broadsheet archive prepare`, before it is fed. What belongs to
-- an issue lies on one node as a whole, and a search is answered on all of them at once; what documents have in common is
-- on every node.
SELECT create_reference_table('broadsheet.archive');
SELECT create_reference_table('broadsheet.facet');
SELECT create_reference_table('broadsheet.byline');
SELECT create_distributed_table('broadsheet.document', 'issue_id', shard_count => 64);
SELECT create_distributed_table('broadsheet.tally', 'issue_id', colocate_with => 'broadsheet.document');
SELECT create_distributed_table('broadsheet.issue', 'issue_id', colocate_with => 'broadsheet.document');
