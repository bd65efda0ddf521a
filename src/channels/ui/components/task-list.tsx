import type { ComponentChildren } from 'preact'
import { Tag } from './tag.tsx'
import type { Color } from './text.tsx'

export interface Task {
  title: string
  href?: string
  hint?: ComponentChildren
  status: string
  color?: Color
}

/** The sections of a long form, each with how far it is. */
export const TaskList = ({ tasks }: { tasks: readonly Task[] }) => (
  <ul class="tb-task-list">
    {tasks.map((task) => (
      <li class="tb-task-list__task" key={task.title}>
        <div>
          {task.href === undefined ? (
            task.title
          ) : (
            <a class="ds-link" href={task.href}>
              {task.title}
            </a>
          )}
          {task.hint !== undefined && <div class="tb-quiet tb-small">{task.hint}</div>}
        </div>
        <Tag color={task.color ?? 'neutral'}>{task.status}</Tag>
      </li>
    ))}
  </ul>
)
