//! Prints the JSON Schema of a page config: `cargo run -p anypy-config --features schema --example schema`.

fn main() {
    print!("{}", anypy_config::schema_json());
}
