//! Which column of a table of incidents is what.

use bad_minutes::codec::table::incidents::titles::IncidentField::{
    self, Date, Detected, Ettd, Ettr, Resolved, Risk, Share, Started, What, Whole,
};
use bad_minutes::codec::table::incidents::titles::read;

#[track_caller]
fn check(titles: &str, cells: &str, expected: &[(&str, IncidentField)]) {
    let split = |line: &str| line.split(',').map(|cell| cell.trim().to_owned()).collect();
    let row: Vec<String> = split(titles);
    let below: Vec<Vec<String>> = vec![split(cells)];
    let columns = read(&row, &below).expect(titles);
    let found = columns.fields.iter().enumerate();
    let found: Vec<_> = found
        .filter_map(|(at, field)| Some((columns.title(at), (*field)?)))
        .collect();
    assert_eq!(found, expected, "{titles}");
}

#[test]
fn the_columns_of_what_tools_export() {
    // Insights of PagerDuty, from memory.
    check(
        "id,incident_number,description,service_name,created_on,resolved_on,seconds_to_first_ack,seconds_to_resolve,auto_resolved,urgency",
        "Q1,17,bad push,shop,2026-03-01T14:05:00Z,2026-03-01T15:05:00Z,300,3600,f,high",
        &[
            ("description", What),
            ("created_on", Started),
            ("resolved_on", Resolved),
            ("seconds_to_first_ack", Ettd),
            ("seconds_to_resolve", Whole),
        ],
    );
    // The attributes of Datadog's incidents.
    check(
        "public_id,title,severity,customer_impacted,customer_impact_scope,customer_impact_start,detected,created,customer_impact_end,resolved,time_to_detect,time_to_repair,time_to_resolve",
        "17,bad push,SEV-2,true,checkout,2026-03-01T14:00:00Z,2026-03-01T14:05:00Z,2026-03-01T14:10:00Z,2026-03-01T15:05:00Z,2026-03-01T16:00:00Z,300,3600,6600",
        &[
            ("title", What),
            ("customer_impact_start", Started),
            ("detected", Detected),
            ("resolved", Resolved),
            ("time_to_detect", Ettd),
            ("time_to_repair", Ettr),
        ],
    );
    check(
        "ID,Name,Status,Severity,Reported at,Impact started at,Identified at,Fixed at,Closed at",
        "INC-7,bad push,Closed,Major,2026-03-01 14:10,2026-03-01 14:05,2026-03-01 14:20,2026-03-01 15:05,2026-03-02 09:00",
        &[
            ("Name", What),
            ("Reported at", Detected),
            ("Impact started at", Started),
            ("Fixed at", Resolved),
        ],
    );
    check(
        "Issue key,Summary,Priority,Created,Resolved,Resolution,Updated",
        "OPS-7,bad push,High,01/Mar/26 2:05 PM,01/Mar/26 3:05 PM,Done,02/Mar/26 9:00 AM",
        &[
            ("Summary", What),
            ("Created", Started),
            ("Resolved", Resolved),
        ],
    );
    check(
        "AlertID,TinyID,Message,Status,Acknowledged,CreatedAt,UpdatedAt,AckTime (ms),CloseTime (ms),Owner",
        "abc,17,bad push,closed,true,1772373900000,1772377500000,300000,3600000,ada",
        &[
            ("Message", What),
            ("CreatedAt", Started),
            ("AckTime (ms)", Ettd),
            ("CloseTime (ms)", Whole),
        ],
    );
    check(
        "name,impact,status,created_at,started_at,resolved_at",
        "bad push,major,resolved,2026-03-01T14:10:00Z,2026-03-01T14:05:00Z,2026-03-01T15:05:00Z",
        &[
            ("name", What),
            ("created_at", Detected),
            ("started_at", Started),
            ("resolved_at", Resolved),
        ],
    );
}

#[test]
fn titles_with_moments_and_lengths() {
    check(
        "Title,Started,Time to detect,Time to resolve,Affected",
        "a,2026-02-17,5700,3600,3%",
        &[
            ("Title", What),
            ("Started", Started),
            ("Time to detect", Ettd),
            ("Time to resolve", Ettr),
            ("Affected", Share),
        ],
    );
    check(
        "Date,Start,End,Users affected,Risk",
        "2026-03-01,14:05,15:05,1200,a",
        &[
            ("Date", Date),
            ("Start", Started),
            ("End", Resolved),
            ("Users affected", Share),
            ("Risk", Risk),
        ],
    );
    check(
        "Date,Detection,Resolution,Impact",
        "2026-03-01,5,60,10%",
        &[
            ("Date", Date),
            ("Detection", Ettd),
            ("Resolution", Ettr),
            ("Impact", Share),
        ],
    );
    check(
        "Date,Outage duration (min),What happened",
        "2026-03-01,60,a",
        &[
            ("Date", Date),
            ("Outage duration (min)", Whole),
            ("What happened", What),
        ],
    );
}
