//! The published JSON Schema is the model's own, and what is written conforms to it.

use std::fs;
use std::path::{Path, PathBuf};

use bad_minutes::codec::json;
use bad_minutes::document::Engagement;
use proptest::prelude::*;
use serde_json::{Value, json};

fn schema() -> Value {
    let mut engagement = schemars::schema_for!(Engagement).to_value();
    let object = engagement.as_object_mut().expect("a schema");
    let definitions = object.remove("$defs").unwrap_or_else(|| json!({}));
    let dialect = object.remove("$schema");
    json!({
        "$schema": dialect,
        "title": "Bad Minutes engagement",
        "description": "The file that Bad Minutes exports and opens.",
        "type": "object",
        "required": ["format", "version", "engagement"],
        "properties": {
            "format": { "const": "bad-minutes" },
            "version": { "const": json::VERSION },
            "engagement": engagement,
        },
        "$defs": definitions,
    })
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

#[test]
fn the_published_schema_is_current() {
    let path = root().join("docs/engagement.schema.json");
    let generated = format!("{:#}\n", schema());
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        fs::write(&path, &generated).expect("written");
    }
    let published = fs::read_to_string(&path).expect("docs/engagement.schema.json");
    assert!(
        published == generated,
        "stale: run UPDATE_SCHEMA=1 cargo test --test codec schema"
    );
}

#[test]
fn examples_conform() {
    let validator = jsonschema::validator_for(&schema()).expect("a schema");
    for entry in fs::read_dir(root().join("examples")).expect("examples") {
        let path = entry.expect("an entry").path();
        let text = fs::read_to_string(&path).expect("an example");
        let value: Value = serde_json::from_str(&text).expect("JSON");
        let errors: Vec<_> = validator
            .iter_errors(&value)
            .map(|e| e.to_string())
            .collect();
        assert!(errors.is_empty(), "{}: {errors:?}", path.display());
    }
}

#[test]
fn a_wrong_document_does_not_conform() {
    let validator = jsonschema::validator_for(&schema()).expect("a schema");
    assert!(!validator.is_valid(&json!({"format": "bad-minutes", "version": 1})));
    let broken = json!({"format": "bad-minutes", "version": 1, "engagement": {"id": "x"}});
    assert!(!validator.is_valid(&broken));
}

proptest! {
    #[test]
    fn what_is_written_conforms(engagement in crate::support::engagement()) {
        let validator = jsonschema::validator_for(&schema()).expect("a schema");
        let text = json::write(&engagement).expect("finite");
        let value: Value = serde_json::from_str(&text).expect("JSON");
        let errors: Vec<_> = validator.iter_errors(&value).map(|e| e.to_string()).collect();
        prop_assert!(errors.is_empty(), "{:?}", errors);
    }
}

/// A value that fills a schema: everything in it is there, and no text is empty.
fn filled(schema: &Value, definitions: &Value) -> Value {
    let all = |key: &str| schema[key].as_array().and_then(|all| all.last());
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.rsplit('/').next().expect("a name");
        return filled(&definitions[name], definitions);
    }
    if let Some(choice) = schema["anyOf"].as_array().and_then(|all| all.first()) {
        return filled(choice, definitions);
    }
    if let Some(choice) = all("oneOf") {
        return filled(choice, definitions);
    }
    if let Some(word) = schema.get("const").or(all("enum")) {
        return word.clone();
    }
    let kind = match &schema["type"] {
        Value::Array(kinds) => kinds[0].as_str(),
        kind => kind.as_str(),
    };
    match kind.expect("a type") {
        "object" => {
            let properties = schema["properties"].as_object().expect("properties");
            let fill = |(key, of): (&String, &Value)| (key.clone(), filled(of, definitions));
            Value::Object(properties.iter().map(fill).collect())
        }
        "array" => json!([filled(&schema["items"], definitions)]),
        "boolean" => json!(true),
        "string" => match schema["pattern"].as_str() {
            Some(pattern) if pattern.contains("{26}") => json!("b".repeat(26)),
            Some(_) => json!("bbbbbbbb"),
            None => json!("x"),
        },
        kind => panic!("a field of type {kind}: say here how it is filled"),
    }
}

/// Adding a field is one line in its struct: this fails when it is not read, or when its record names no link, cell
/// or list of that key.
#[test]
fn every_field_that_the_schema_has_is_read() {
    let schema = schema();
    let mut file = filled(&schema, &schema["$defs"]);
    file["engagement"]["readiness"]["signOffs"][0]["id"] = json!("cccccccc");
    let opened = json::read(&file.to_string()).expect("opens");
    assert_eq!(opened.notes, Vec::<String>::new());
    let written = json::write(&opened.engagement).expect("finite");
    let written: Value = serde_json::from_str(&written).expect("JSON");
    assert_eq!(written, file);
}
