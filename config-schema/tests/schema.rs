//! The JSON Schema: well formed, complete, and of one mind with the validation.
#![cfg(feature = "schema")]

use serde_json::Value;

fn schema() -> Value {
    serde_json::from_str(&anypy_config::schema_json()).expect("the schema is JSON")
}

#[test]
fn is_a_schema_of_the_2020_draft() {
    let schema = schema();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    assert_eq!(schema["type"], "object");
    assert_eq!(schema["additionalProperties"], true, "pages may have keys of their own");
}

#[test]
fn documents_every_key() {
    fn check(path: &str, value: &Value, count: &mut usize) {
        if let Some(properties) = value.get("properties").and_then(Value::as_object) {
            for (name, property) in properties {
                let doc = property["description"].as_str().unwrap_or_default();
                assert!(doc.ends_with('.') && doc.len() > 10, "{path}{name}: {doc:?}");
                *count += 1;
                check(&format!("{path}{name}."), property, count);
            }
        }
        if let Some(items) = value.get("items") {
            check(path, items, count);
        }
        for option in value.get("anyOf").and_then(Value::as_array).into_iter().flatten() {
            check(path, option, count);
        }
    }
    let mut count = 0;
    check("", &schema(), &mut count);
    assert!(count > 50, "{count} keys");
}

#[test]
fn says_what_validation_says() {
    let schema = schema();
    let properties = &schema["properties"];
    assert_eq!(properties["runtime"]["default"], "auto");
    assert_eq!(properties["runtime"]["anyOf"][0]["type"], "string");
    assert_eq!(properties["runtime"]["anyOf"][1]["properties"]["src"]["type"], "string");
    assert_eq!(properties["runtimes"]["items"]["required"][0], "src");
    assert_eq!(properties["packages"]["items"]["type"], "string");
    assert_eq!(properties["files"]["additionalProperties"]["type"], "string");
    assert_eq!(properties["limits"]["properties"]["recursion"]["minimum"], 1);
    assert_eq!(properties["packages_cache"]["enum"][1], "never");
}
