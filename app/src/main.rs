//! The command line.

use clap::{Parser, Subcommand};
use opstap::alone::Alone;
use opstap::config::{self, Backups, Mail, Place, PublicUrl, Reach};
use opstap::{account, demo, figures, imports, open, operate, returns, start, terminal};
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::process::ExitCode;

/// Takes less time than the system's own, and gives memory back that is no longer needed.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Opstap: the working tool of a regional work-and-welfare network.
#[derive(Parser)]
#[command(version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve a network. An empty folder leads the first administrator through setting up.
    Serve(Serve),
    /// Print the ladder of the network: who stood where, who moved, the share that stepped to paid
    /// work. Nothing is hidden here: keep it as carefully as the data itself.
    Figures(figures::command::Figures),
    /// Write a return of an organisation to a workbook: days and months for those who pay. People stand
    /// in it by name.
    Returns(returns::command::Returns),
    /// Make a network of invented people, or open it again, print its log-ins and serve it.
    Demo(Demo),
    /// Bring people, households and steps in from files, with a mapping: everything or nothing.
    ///
    /// One mapping can take several files, joined by their ids. In an empty folder the network and
    /// the organisation that the mapping names are made. Lines that cannot come along are listed.
    Import(imports::command::Import),
    /// The offer: write it to files for other systems, or bring it in from theirs.
    #[command(subcommand)]
    Offer(Offer),
    /// Write a backup while people work: one file with everything but the key.
    Backup(Backup),
    /// Put a backup back into an empty folder or database.
    Restore(Restore),
    /// Copy the network to an empty PostgreSQL database (postgres://…).
    MoveTo(MoveTo),
    /// Look the network over: database, key, audit log, attachments, backups, disk.
    Doctor(Doctor),
    /// The audit log.
    #[command(subcommand)]
    Audit(Audit),
    /// Accounts, for who can reach this machine.
    #[command(subcommand)]
    Account(Account),
}

#[derive(Subcommand)]
enum Offer {
    /// Write the offer to files, as the open data gives it: HSDS 3.0 or schema.org.
    Export(open::export::Export),
    /// Bring work posts in: HSDS, or a sheet with a mapping. Everything that can be read, or nothing.
    ///
    /// What came from the same source before is changed and not doubled; what is kept by hand or came
    /// from elsewhere is not touched. What a file does not say is "not known". Lines that cannot come
    /// along are listed with why.
    Import(open::bring::command::Import),
}

#[derive(clap::Args)]
struct Backup {
    #[command(flatten)]
    place: Place,
    /// The file to write; it may not exist yet.
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
}

#[derive(clap::Args)]
struct Restore {
    /// The backup.
    file: PathBuf,
    #[command(flatten)]
    place: Place,
}

#[derive(clap::Args)]
struct MoveTo {
    /// The empty database: postgres://…
    target: String,
    #[command(flatten)]
    place: Place,
}

#[derive(clap::Args)]
struct Doctor {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    backups: Backups,
    #[command(flatten)]
    mail: Mail,
    /// The address people type, such as <https://opstap.example>.
    #[arg(long, value_name = "URL", env = "OPSTAP_PUBLIC_URL")]
    public_url: Option<PublicUrl>,
}

#[derive(Subcommand)]
enum Account {
    /// Print a link with which somebody chooses a new password; the way back for the last
    /// administrator. The second step at sign-in goes away with it.
    Reset(Reset),
}

#[derive(clap::Args)]
struct Reset {
    /// The e-mail address of the account.
    email: String,
    #[command(flatten)]
    place: Place,
}

#[derive(Subcommand)]
enum Audit {
    /// Read the whole log and check that no line was changed or taken away.
    Verify(Verify),
}

#[derive(clap::Args)]
struct Verify {
    #[command(flatten)]
    place: Place,
    /// A seal that an earlier check printed, kept outside this machine: shows that the log up to
    /// there is still the same.
    #[arg(long, value_name = "SEAL")]
    noted: Option<String>,
}

#[derive(clap::Args)]
struct Serve {
    #[command(flatten)]
    net: Net,
    #[command(flatten)]
    backups: Backups,
    #[command(flatten)]
    mail: Mail,
}

/// Which network, and how it is reached.
#[derive(clap::Args)]
struct Net {
    #[command(flatten)]
    place: Place,
    /// Address to listen on.
    #[arg(long, value_name = "ADDR", env = "OPSTAP_LISTEN", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// The address people type, such as <https://opstap.example>.
    #[arg(long, value_name = "URL", env = "OPSTAP_PUBLIC_URL")]
    public_url: Option<PublicUrl>,
    /// Address of the HTTPS proxy in front.
    #[arg(long, value_name = "ADDR", env = "OPSTAP_TRUSTED_PROXY")]
    trusted_proxy: Option<IpAddr>,
}

#[derive(clap::Args)]
struct Demo {
    #[command(flatten)]
    net: Net,
    /// How many people have a file.
    #[arg(long, value_name = "N", default_value_t = 3_000,
          value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    people: u32,
    /// Seed of chance: the same seed and day give the same network.
    #[arg(long, value_name = "S", default_value_t = 1)]
    seed: u64,
    /// Let the demo stand still at this day, such as 2026-11-23. Default: the real today.
    #[arg(long, value_name = "D")]
    today: Option<jiff::civil::Date>,
    /// Let others reach the demo, by the rules of serve; passwords are new at every start.
    #[arg(long)]
    public: bool,
}

impl Demo {
    fn wish(&self) -> Result<demo::Wish, String> {
        let reach = Reach { public_demo: self.public, ..self.net.reach()? };
        Ok(demo::Wish { people: self.people, seed: self.seed, today: self.today, reach })
    }
}

impl Net {
    fn reach(&self) -> Result<Reach, String> {
        let mut reach = config::read_file(&self.place.data)?;
        reach.public_url = self.public_url.clone().or(reach.public_url);
        reach.trusted_proxy = self.trusted_proxy.or(reach.trusted_proxy);
        Ok(reach)
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    // sqlx warns of a slow statement with its whole text: 100 kB for an insert of many rows.
    let filter = tracing_subscriber::EnvFilter::try_from_env("OPSTAP_LOG")
        .unwrap_or_else(|_| "info,sqlx=error".into());
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    match run(Arguments::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            terminal::tell(format_args!("opstap: {message}"));
            ExitCode::FAILURE
        }
    }
}

#[expect(clippy::too_many_lines, reason = "every command, one below the other")]
async fn run(arguments: Arguments) -> Result<(), String> {
    match arguments.command {
        Command::Backup(it) => operate::backup(&it.place, &it.out).await,
        Command::Restore(it) => operate::restore(&it.file, &it.place).await,
        Command::MoveTo(it) => operate::move_to(&it.place, &it.target).await,
        Command::Doctor(it) => {
            operate::doctor(&it.place, &it.backups, (&it.mail, it.public_url.as_ref())).await
        }
        Command::Account(Account::Reset(it)) => account::reset::reset(&it.place, &it.email).await,
        Command::Audit(Audit::Verify(it)) => operate::verify(&it.place, it.noted.as_deref()).await,
        Command::Serve(serve) => {
            let file = config::read_settings(&serve.net.place.data)?;
            let plan = serve.backups.plan(&file)?;
            let mut reach = serve.net.reach()?;
            reach.mail = serve.mail.server(&file, reach.public_url.as_ref())?;
            let alone = Alone::take(&serve.net.place).await?;
            let app = start::app(&serve.net.place, reach).await?;
            if let Some(plan) = plan {
                tokio::spawn(opstap::backup::schedule::run(app.clone(), plan));
            }
            start::serve(app, serve.net.listen, alone).await
        }
        Command::Demo(demo) => demo::serve(&demo.net.place, demo.net.listen, &demo.wish()?).await,
        Command::Import(import) => {
            let report = imports::command::run(&import).await?;
            if import.json {
                let json = serde_json::to_string_pretty(&report).map_err(|e| e.to_string())?;
                terminal::print(json)
            } else {
                terminal::print(report.text())
            }
        }
        Command::Offer(Offer::Export(it)) => terminal::print(open::export::run(&it).await?),
        Command::Offer(Offer::Import(it)) => {
            let report = open::bring::command::run(&it).await?;
            if it.json {
                let json = serde_json::to_string_pretty(&report).map_err(|e| e.to_string())?;
                terminal::print(json)
            } else {
                terminal::print(report.text())
            }
        }
        Command::Figures(figures) => figures.run().await,
        Command::Returns(returns) => returns.run().await,
    }
}
