using Microsoft.EntityFrameworkCore.Migrations;
using NodaTime;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
using RunnerMassage.Data.Audit;

#nullable disable

namespace RunnerMassage.Data.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class AccountsMailAndDay : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropPrimaryKey(
                name: "PK_WorkingHours",
                table: "WorkingHours");

            migrationBuilder.DropCheckConstraint(
                name: "CK_MassageSessions_Status",
                table: "MassageSessions");

            migrationBuilder.DropIndex(
                name: "IX_AvailabilityExceptions_TherapistId_Date_StartMinute",
                table: "AvailabilityExceptions");

            migrationBuilder.AddColumn<long>(
                name: "Id",
                table: "WorkingHours",
                type: "bigint",
                nullable: false,
                defaultValue: 0L)
                .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);

            migrationBuilder.AddColumn<LocalDate>(
                name: "ValidFrom",
                table: "WorkingHours",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<LocalDate>(
                name: "ValidTo",
                table: "WorkingHours",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Weeks",
                table: "WorkingHours",
                type: "text",
                nullable: false,
                defaultValue: "Every");

            migrationBuilder.AddColumn<int>(
                name: "AvailabilityVersion",
                table: "Therapists",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "BookedById",
                table: "MassageSessions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Instant>(
                name: "MarkedAt",
                table: "MassageSessions",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OverrideReason",
                table: "MassageSessions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "CountryCode",
                table: "Clinics",
                type: "text",
                nullable: false,
                defaultValue: "DE");

            migrationBuilder.AddColumn<string>(
                name: "Region",
                table: "Clinics",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "GroupId",
                table: "AvailabilityExceptions",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "AvailabilityExceptions",
                type: "text",
                nullable: false,
                defaultValue: "Instead");

            migrationBuilder.AddColumn<Instant>(
                name: "CreatedAt",
                table: "AspNetUsers",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Instant>(
                name: "DeactivatedAt",
                table: "AspNetUsers",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<Instant>(
                name: "DeletedAt",
                table: "AspNetUsers",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "InvitedEmail",
                table: "AspNetUsers",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsGuest",
                table: "AspNetUsers",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddPrimaryKey(
                name: "PK_WorkingHours",
                table: "WorkingHours",
                column: "Id");

            migrationBuilder.CreateTable(
                name: "AuditEntries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    At = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    ActorId = table.Column<string>(type: "text", nullable: true),
                    ActorName = table.Column<string>(type: "text", nullable: false),
                    Action = table.Column<string>(type: "text", nullable: false),
                    SubjectKind = table.Column<string>(type: "text", nullable: true),
                    SubjectId = table.Column<string>(type: "text", nullable: true),
                    Details = table.Column<string>(type: "text", nullable: true),
                    Address = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Consents",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    UserId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    TextVersion = table.Column<int>(type: "integer", nullable: false),
                    GivenAt = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    WithdrawnAt = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Consents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Consents_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "JobLeases",
                columns: table => new
                {
                    Name = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Owner = table.Column<string>(type: "text", nullable: false),
                    Until = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_JobLeases", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "LinkTokens",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Purpose = table.Column<string>(type: "text", nullable: false),
                    UserId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Email = table.Column<string>(type: "text", nullable: true),
                    Data = table.Column<string>(type: "text", nullable: true),
                    CreatedAt = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    UsedAt = table.Column<Instant>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LinkTokens", x => x.Hash);
                    table.ForeignKey(
                        name: "FK_LinkTokens_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "OutboxMessages",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    EventKey = table.Column<string>(type: "text", nullable: false),
                    RecipientKey = table.Column<string>(type: "text", nullable: false),
                    Kind = table.Column<string>(type: "text", nullable: false),
                    UserId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    Address = table.Column<string>(type: "text", nullable: true),
                    SessionId = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    SessionVersion = table.Column<int>(type: "integer", nullable: true),
                    Data = table.Column<string>(type: "text", nullable: true),
                    CreatedAt = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    NextAttemptAt = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    Attempts = table.Column<int>(type: "integer", nullable: false),
                    SentAt = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    DeadAt = table.Column<Instant>(type: "timestamp with time zone", nullable: true),
                    LastError = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutboxMessages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OutboxMessages_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_OutboxMessages_MassageSessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "MassageSessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RunnerPreferences",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Pressure = table.Column<int>(type: "integer", nullable: true),
                    TherapistGender = table.Column<string>(type: "text", nullable: false),
                    ProtectedNote = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RunnerPreferences", x => x.UserId);
                    table.CheckConstraint("CK_RunnerPreferences_Pressure", "\"Pressure\" IS NULL OR \"Pressure\" BETWEEN 1 AND 5");
                    table.ForeignKey(
                        name: "FK_RunnerPreferences_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SignInRecords",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    UserId = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    At = table.Column<Instant>(type: "timestamp with time zone", nullable: false),
                    Method = table.Column<string>(type: "text", nullable: false),
                    Address = table.Column<string>(type: "text", nullable: false),
                    Device = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignInRecords", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SignInRecords_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SignInThrottles",
                columns: table => new
                {
                    Key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Failures = table.Column<int>(type: "integer", nullable: false),
                    LastFailureAt = table.Column<Instant>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignInThrottles", x => x.Key);
                });

            migrationBuilder.CreateIndex(
                name: "IX_WorkingHours_TherapistId",
                table: "WorkingHours",
                column: "TherapistId");

            migrationBuilder.AddCheckConstraint(
                name: "CK_WorkingHours_Valid",
                table: "WorkingHours",
                sql: "\"ValidFrom\" IS NULL OR \"ValidTo\" IS NULL OR \"ValidFrom\" <= \"ValidTo\"");

            migrationBuilder.AddCheckConstraint(
                name: "CK_MassageSessions_Status",
                table: "MassageSessions",
                sql: "\"Status\" IN ('Confirmed', 'Cancelled', 'Arrived', 'Done', 'NoShow')");

            migrationBuilder.CreateIndex(
                name: "IX_AvailabilityExceptions_TherapistId_Date",
                table: "AvailabilityExceptions",
                columns: new[] { "TherapistId", "Date" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_ActorId_At",
                table: "AuditEntries",
                columns: new[] { "ActorId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_At",
                table: "AuditEntries",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_SubjectKind_SubjectId_At",
                table: "AuditEntries",
                columns: new[] { "SubjectKind", "SubjectId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Consents_UserId_Kind",
                table: "Consents",
                columns: new[] { "UserId", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_LinkTokens_ExpiresAt",
                table: "LinkTokens",
                column: "ExpiresAt");

            migrationBuilder.CreateIndex(
                name: "IX_LinkTokens_UserId",
                table: "LinkTokens",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_DeadAt",
                table: "OutboxMessages",
                column: "DeadAt",
                filter: "\"DeadAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_EventKey_RecipientKey",
                table: "OutboxMessages",
                columns: new[] { "EventKey", "RecipientKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_NextAttemptAt",
                table: "OutboxMessages",
                column: "NextAttemptAt",
                filter: "\"NextAttemptAt\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_SessionId",
                table: "OutboxMessages",
                column: "SessionId");

            migrationBuilder.CreateIndex(
                name: "IX_OutboxMessages_UserId",
                table: "OutboxMessages",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_SignInRecords_UserId_At",
                table: "SignInRecords",
                columns: new[] { "UserId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_SignInThrottles_LastFailureAt",
                table: "SignInThrottles",
                column: "LastFailureAt");

            foreach (var sql in AppendOnly.PostgreSql)
            {
                migrationBuilder.Sql(sql);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AuditEntries");

            migrationBuilder.DropTable(
                name: "Consents");

            migrationBuilder.DropTable(
                name: "JobLeases");

            migrationBuilder.DropTable(
                name: "LinkTokens");

            migrationBuilder.DropTable(
                name: "OutboxMessages");

            migrationBuilder.DropTable(
                name: "RunnerPreferences");

            migrationBuilder.DropTable(
                name: "SignInRecords");

            migrationBuilder.DropTable(
                name: "SignInThrottles");

            migrationBuilder.DropPrimaryKey(
                name: "PK_WorkingHours",
                table: "WorkingHours");

            migrationBuilder.DropIndex(
                name: "IX_WorkingHours_TherapistId",
                table: "WorkingHours");

            migrationBuilder.DropCheckConstraint(
                name: "CK_WorkingHours_Valid",
                table: "WorkingHours");

            migrationBuilder.DropCheckConstraint(
                name: "CK_MassageSessions_Status",
                table: "MassageSessions");

            migrationBuilder.DropIndex(
                name: "IX_AvailabilityExceptions_TherapistId_Date",
                table: "AvailabilityExceptions");

            migrationBuilder.DropColumn(
                name: "Id",
                table: "WorkingHours");

            migrationBuilder.DropColumn(
                name: "ValidFrom",
                table: "WorkingHours");

            migrationBuilder.DropColumn(
                name: "ValidTo",
                table: "WorkingHours");

            migrationBuilder.DropColumn(
                name: "Weeks",
                table: "WorkingHours");

            migrationBuilder.DropColumn(
                name: "AvailabilityVersion",
                table: "Therapists");

            migrationBuilder.DropColumn(
                name: "BookedById",
                table: "MassageSessions");

            migrationBuilder.DropColumn(
                name: "MarkedAt",
                table: "MassageSessions");

            migrationBuilder.DropColumn(
                name: "OverrideReason",
                table: "MassageSessions");

            migrationBuilder.DropColumn(
                name: "CountryCode",
                table: "Clinics");

            migrationBuilder.DropColumn(
                name: "Region",
                table: "Clinics");

            migrationBuilder.DropColumn(
                name: "GroupId",
                table: "AvailabilityExceptions");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "AvailabilityExceptions");

            migrationBuilder.DropColumn(
                name: "CreatedAt",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "DeactivatedAt",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "DeletedAt",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "InvitedEmail",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "IsGuest",
                table: "AspNetUsers");

            migrationBuilder.AddPrimaryKey(
                name: "PK_WorkingHours",
                table: "WorkingHours",
                columns: new[] { "TherapistId", "Day", "StartMinute" });

            migrationBuilder.AddCheckConstraint(
                name: "CK_MassageSessions_Status",
                table: "MassageSessions",
                sql: "\"Status\" IN ('Confirmed', 'Cancelled')");

            migrationBuilder.CreateIndex(
                name: "IX_AvailabilityExceptions_TherapistId_Date_StartMinute",
                table: "AvailabilityExceptions",
                columns: new[] { "TherapistId", "Date", "StartMinute" },
                unique: true);

            migrationBuilder.Sql("DROP FUNCTION refuse_audit_change();");
        }
    }
}
