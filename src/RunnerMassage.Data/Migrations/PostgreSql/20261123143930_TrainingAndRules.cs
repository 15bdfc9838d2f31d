using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;

#nullable disable

namespace RunnerMassage.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class TrainingAndRules : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "RatingReasons",
                table: "MassageSessions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RuleProfileId",
                table: "MassageSessions",
                type: "text",
                nullable: false,
                defaultValue: "article");

            migrationBuilder.AddColumn<int>(
                name: "RuleProfileVersion",
                table: "MassageSessions",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "Windows",
                table: "MassageSessions",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "RuleProfileId",
                table: "Clinics",
                type: "text",
                nullable: false,
                defaultValue: "article");

            migrationBuilder.CreateTable(
                name: "RuleProfileVersions",
                columns: table => new
                {
                    ProfileId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Parameters = table.Column<string>(type: "text", nullable: false),
                    SavedAt = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    SavedBy = table.Column<string>(type: "text", nullable: false),
                    SavedByName = table.Column<string>(type: "text", nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RuleProfileVersions", x => new { x.ProfileId, x.Version });
                    table.CheckConstraint("CK_RuleProfileVersions_Version", "\"Version\" > 1");
                });

            migrationBuilder.CreateTable(
                name: "SorenessReports",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    RunnerId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    ProtectedLevel = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SorenessReports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SorenessReports_AspNetUsers_RunnerId",
                        column: x => x.RunnerId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TrainingEntries",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    RunnerId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Name = table.Column<string>(type: "text", nullable: true),
                    Level = table.Column<string>(type: "text", nullable: false),
                    Date = table.Column<LocalDate>(type: "date", nullable: false),
                    Start = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    Minutes = table.Column<int>(type: "integer", nullable: true),
                    DistanceKm = table.Column<double>(type: "double precision", nullable: true),
                    AscentMetres = table.Column<int>(type: "integer", nullable: true),
                    Priority = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrainingEntries", x => x.Id);
                    table.CheckConstraint("CK_TrainingEntries_Distance", "\"DistanceKm\" IS NULL OR \"DistanceKm\" > 0");
                    table.CheckConstraint("CK_TrainingEntries_Minutes", "\"Minutes\" IS NULL OR \"Minutes\" > 0");
                    table.ForeignKey(
                        name: "FK_TrainingEntries_AspNetUsers_RunnerId",
                        column: x => x.RunnerId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SorenessReports_RunnerId_At",
                table: "SorenessReports",
                columns: new[] { "RunnerId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_TrainingEntries_RunnerId_Date",
                table: "TrainingEntries",
                columns: new[] { "RunnerId", "Date" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RuleProfileVersions");

            migrationBuilder.DropTable(
                name: "SorenessReports");

            migrationBuilder.DropTable(
                name: "TrainingEntries");

            migrationBuilder.DropColumn(
                name: "RatingReasons",
                table: "MassageSessions");

            migrationBuilder.DropColumn(
                name: "RuleProfileId",
                table: "MassageSessions");

            migrationBuilder.DropColumn(
                name: "RuleProfileVersion",
                table: "MassageSessions");

            migrationBuilder.DropColumn(
                name: "Windows",
                table: "MassageSessions");

            migrationBuilder.DropColumn(
                name: "RuleProfileId",
                table: "Clinics");
        }
    }
}
