//! Measures a program that calls three services: by crates that share support code, by crates that have
//! their own, and by the SDK's.

use std::fs;
use std::path::{Path, PathBuf};

use crate::few::NOT_INCREMENTAL;
use crate::report::{Row, Table, publish};
use crate::weight::{MIB, Usage, packages, remove, usage};
use crate::{Result, command, generator};

/// The models, from the folder of the script that starts this program, by the names of their crates.
const MODELS: [(&str, &str); 3] = [
    ("cognito", generator::MODEL),
    ("dynamodb", "../models/services/dynamodb-2012-08-10.json"),
    ("sqs", "../models/services/sqs-2012-11-05.json"),
];

/// The program that takes generated crates, and its manifest.
const PROGRAM: &str = include_str!("../../../three/program.rs");
const MANIFEST: &str = include_str!("../../../three/Cargo.toml.template");

/// The program that takes the SDK's crates, which is in this workspace.
const SDK: &str = "hello-sdk-three";

pub(crate) fn measure() -> Result<Vec<Table>> {
    // A crate below this folder would have to be a member of this workspace.
    let folder = std::env::temp_dir().join(format!("bench-three-{}", std::process::id()));
    let table = table(&folder);
    remove(&folder)?;
    publish("three", vec![table?])
}

fn table(folder: &Path) -> Result<Table> {
    let shared = Contender::generated(&folder.join("shared"), &["--support", "aws-support"])?;
    let own = Contender::generated(&folder.join("own"), &[])?;
    let sdk = Contender { name: SDK, manifest: "Cargo.toml".into(), target: folder.join("sdk") };
    let mut rows = ["count", "s", "MiB", "kB"].map(|unit| (unit, Vec::new()));
    for contender in [shared, own, sdk] {
        let Usage { cpu, memory } = contender.build("dev")?;
        let figures = [contender.crates()?, cpu, memory / MIB, contender.size()?];
        rows.iter_mut().zip(figures).for_each(|((_, values), figure)| values.push(Some(figure)));
    }
    let what = [
        "Crates besides the program",
        "Cold dev build, CPU",
        "Cold dev build, largest process",
        "Stripped release binary",
    ];
    let row = |(what, (unit, values)): (&str, (_, _))| Row { what: what.to_owned(), unit, values };
    Ok(Table {
        title: "A program that calls three services",
        contenders: &["shared support", "support of their own", "SDK"],
        base: 0,
        rows: what.into_iter().zip(rows).map(row).collect(),
    })
}

/// A program with its crates.
struct Contender {
    /// Its package.
    name: &'static str,
    manifest: PathBuf,
    target: PathBuf,
}

impl Contender {
    /// Generates crates into a folder, with a program that takes them.
    fn generated(folder: &Path, options: &[&str]) -> Result<Self> {
        let models = folder.join("models");
        fs::create_dir_all(&models)?;
        fs::create_dir_all(folder.join("src"))?;
        for (name, model) in MODELS {
            fs::copy(model, models.join(name).with_extension("json"))?;
            let config = format!("[crate]\nname = \"{name}\"\n");
            fs::write(models.join(name).with_extension("toml"), config)?;
        }
        let [models, out] = [&*models, folder].map(Path::to_str);
        let (models, out) = models.zip(out).ok_or("the folder's name isn't UTF-8")?;
        let codegen = ["codegen", "--model", models, "--out", out];
        command::output(generator::program("dev")?, &[&codegen, options].concat())?;
        fs::write(folder.join("src/main.rs"), PROGRAM)?;
        let manifest = folder.join("Cargo.toml");
        fs::write(&manifest, MANIFEST)?;
        // The versions of all contenders are those of this workspace.
        fs::copy("Cargo.lock", folder.join("Cargo.lock"))?;
        Ok(Self { name: "three", manifest, target: folder.join("target") })
    }

    /// Builds the program in an empty folder.
    fn build(&self, profile: &str) -> Result<Usage> {
        remove(&self.target)?;
        let cargo = [
            "cargo",
            "build",
            "--quiet",
            "--offline",
            NOT_INCREMENTAL,
            "--profile",
            profile,
            "--package",
            self.name,
            "--target-dir",
        ];
        usage(&cargo, &[self.target.clone(), "--manifest-path".into(), self.manifest.clone()])
    }

    fn crates(&self) -> Result<f64> {
        let manifest = self.manifest.to_str().ok_or("the folder's name isn't UTF-8")?;
        packages(&["--offline", "--manifest-path", manifest, "--package", self.name])
    }

    /// The size of the program in kB.
    fn size(&self) -> Result<f64> {
        self.build("hello")?;
        let bytes = fs::metadata(self.target.join("hello").join(self.name))?.len();
        Ok(f64::from(u32::try_from(bytes)?) / 1000.0)
    }
}
