-- Spreads an archive over the nodes of Citus (12 or newer), after `broadsheet archive prepare`, before it is fed. All tables
-- have the issue in their key, so that an issue lies on one node as a whole and a search is answered on all of them at once.
SELECT create_distributed_table('broadsheet.document', 'issue_id', shard_count => 64);
SELECT create_distributed_table('broadsheet.tally', 'issue_id', colocate_with => 'broadsheet.document');
SELECT create_distributed_table('broadsheet.issue', 'issue_id', colocate_with => 'broadsheet.document');
SELECT create_reference_table('broadsheet.archive');
